package org.schemawright.migration.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** Who names a table or column in its text, where the catalog does not know what the text needs. */
final class TextMentions {

    private final DatabaseSchema schema;
    private final Set<ObjectRef> usersOfRelations = new HashSet<>();
    private final Set<ObjectRef> usersOfColumns = new HashSet<>();

    /** Something with a text of SQL. */
    private record Written(ObjectRef ref, String sql) {}

    TextMentions(DatabaseSchema schema) {
        this.schema = schema;
        for (Dependency dependency : schema.dependencies()) {
            switch (dependency.used().kind()) {
                case COLUMN -> usersOfColumns.add(dependency.user());
                case TABLE, VIEW, MATERIALIZED_VIEW -> usersOfRelations.add(dependency.user());
                default -> {}
            }
        }
    }

    /** Those that name a table or view. */
    List<ObjectRef> of(ObjectName relation) {
        return users(
                text -> !usersOfRelations.contains(text.ref()) && !usersOfColumns.contains(text.ref()),
                relation.name(),
                sql -> NameRewriter.namesTable(sql, relation.name()));
    }

    /** Those that name a column and its table or view. */
    List<ObjectRef> of(ObjectName relation, String column) {
        Predicate<SqlToken> names = token -> token.names(column);
        return users(
                text -> !usersOfColumns.contains(text.ref()),
                column,
                sql -> NameRewriter.namesTable(sql, relation.name()) && NameRewriter.namesColumn(sql, names));
    }

    private List<ObjectRef> users(Predicate<Written> unknown, String name, Predicate<String> names) {
        return texts().filter(unknown)
                // Reading tokens takes its time, and most texts do not hold the name at all.
                .filter(text -> containsIgnoringCase(text.sql(), name))
                .filter(text -> names.test(text.sql()))
                .map(Written::ref)
                .toList();
    }

    private Stream<Written> texts() {
        Stream<Written> views = schema.views().stream().map(view -> new Written(view.ref(), view.definition()));
        Stream<Written> triggers =
                schema.triggers().stream().map(trigger -> new Written(trigger.ref(), trigger.definition()));
        Stream<Written> routines = schema.routines().stream()
                .filter(routine -> routine.kind() != ObjectKind.AGGREGATE)
                .map(routine -> new Written(routine.ref(), opened(routine.definition())));
        return Stream.of(views, triggers, routines).flatMap(texts -> texts);
    }

    /** A routine's text with its body, which stands in dollar quotes, laid open. */
    private static String opened(String definition) {
        List<SqlToken> tokens = SqlTokens.of(definition);
        for (SqlToken token : tokens.reversed()) {
            String text = token.text();
            if (token.kind() == SqlToken.Kind.STRING && text.startsWith("$")) {
                String tag = text.substring(0, text.indexOf('$', 1) + 1);
                int end = Math.max(tag.length(), text.length() - tag.length());
                return text.substring(tag.length(), end);
            }
        }
        return definition;
    }

    private static boolean containsIgnoringCase(String text, String part) {
        int last = text.length() - part.length();
        for (int at = 0; at <= last; at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
