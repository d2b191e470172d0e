package org.schemawright.desktop.workspace;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.TableDifferences;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.View;

/** Says what differs between two schemas. */
public final class SchemaWords {

    private SchemaWords() {}

    /** What differs by kind and name: {@code column title of book}. */
    public static String name(Difference difference) {
        ObjectRef ref = difference.object();
        String part = ref.part();
        String word = ref.kind().word();
        String name =
                switch (ref.kind()) {
                    case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY ->
                        word + (part.isEmpty() ? "" : " " + part) + " of "
                                + ref.name().name();
                    case INDEX ->
                        word + " " + ref.name().name() + " on "
                                + difference.owner().name();
                    default -> word + " " + ref.name().name();
                };
        return isComment(difference) ? "comment on " + name : name;
    }

    /** Whether it is about what is said of an object, and not about the object. */
    public static boolean isComment(Difference difference) {
        return difference.before() instanceof ObjectNote || difference.after() instanceof ObjectNote;
    }

    /** The table or view that what differs belongs to, or itself. */
    public static ObjectRef whole(Difference each, DatabaseSchema before, DatabaseSchema after) {
        ObjectName owner = each.owner();
        ObjectKind kind = each.object().kind();
        if (kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW) {
            return each.object();
        }
        boolean standsAlone = kind != ObjectKind.TABLE
                && each.object().part().isEmpty()
                && owner.equals(each.object().name())
                && kind != ObjectKind.CONSTRAINT;
        if (standsAlone) {
            return each.object();
        }
        if (Stream.of(before, after).anyMatch(schema -> schema.table(owner).isPresent())) {
            return ObjectRef.of(ObjectKind.TABLE, owner);
        }
        return after.view(owner).or(() -> before.view(owner)).map(View::ref).orElse(each.object());
    }

    /** What has to be done to get from the one to the other, without a full stop: {@code New column title on book}. */
    public static String step(Difference difference, DatabaseSchema before, DatabaseSchema after) {
        List<Difference.Aspect> aspects = difference.aspects();
        if (aspects.size() == 1 && aspects.getFirst().name().equals("name")) {
            return first(name(difference)) + " is called "
                    + value(aspects.getFirst().after());
        }
        List<Change> changes = TableDifferences.changes(List.of(difference), after);
        if (!changes.isEmpty()) {
            ChangeWords words = new ChangeWords(before);
            return changes.stream().map(words::sentence).collect(Collectors.joining(", "));
        }
        String name = name(difference);
        if (difference.added()) {
            return "New " + name;
        }
        return difference.removed() ? "Drop " + name : first(name) + ": " + aspects(difference);
    }

    private static String first(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What differs in it, in a few words; empty where it came or went as a whole. */
    public static String aspects(Difference difference) {
        return difference.aspects().stream()
                .map(aspect -> aspect.name().equals("definition")
                        ? "another text"
                        : aspect.name() + " " + value(aspect.before()) + " → " + value(aspect.after()))
                .collect(Collectors.joining(", "));
    }

    /** A value of the model as people read it. */
    public static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case String text -> text.isEmpty() ? "none" : text;
            case Boolean yes -> yes ? "yes" : "no";
            case DefaultValue given -> given.sql();
            case ColumnType type -> type.raw().isEmpty() ? "none" : type.raw();
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case List<?> all ->
                all.isEmpty() ? "none" : all.stream().map(SchemaWords::value).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
