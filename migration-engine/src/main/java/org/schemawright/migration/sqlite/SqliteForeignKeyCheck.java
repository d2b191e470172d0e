package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Statements that stop a run, and so roll it back, when the new shape of tables leaves more rows than before that refer to
 * nothing. Rows that did so already are no reason to stop: SQLite does not check foreign keys unless told to.
 */
final class SqliteForeignKeyCheck {

    private static final String TABLE = "\"_foreign_key_check\"";

    private static final Pattern COLLATION = Pattern.compile("(?i)COLLATE [\"\\[`']?([^\"\\]`' ]+)");

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final Set<ObjectName> changed;
    private final boolean forward;

    /**
     * @param changed the tables of both schemas that get another shape
     * @param forward whether nothing may come that SQLite cannot check; the way back may lead to what was so before
     */
    SqliteForeignKeyCheck(DatabaseSchema before, DatabaseSchema after, Set<ObjectName> changed, boolean forward) {
        this.before = before;
        this.after = after;
        this.changed = changed;
        this.forward = forward;
    }

    List<Statement> begin() {
        String count = count(before);
        return count.isEmpty()
                ? List.of()
                : List.of(
                        new Statement(
                                "CREATE TEMP TABLE " + TABLE + " (broken_before INTEGER, broken_after INTEGER,"
                                        + " CONSTRAINT \"every row refers to a row that is there\""
                                        + " CHECK (broken_after <= broken_before))",
                                "Rows that refer to nothing are counted first,"),
                        new Statement(
                                "INSERT INTO temp." + TABLE + " (broken_before, broken_after) SELECT " + count + ", 0",
                                "because they may have been there before."));
    }

    List<Statement> end() {
        String count = count(after);
        return count.isEmpty()
                ? List.of()
                : List.of(
                        new Statement(
                                "UPDATE temp." + TABLE + " SET broken_after = " + count,
                                "Stops here if a row now refers to nothing."),
                        new Statement("DROP TABLE temp." + TABLE, "The count is no longer needed."));
    }

    private String count(DatabaseSchema now) {
        return before.tables().stream()
                .map(Table::name)
                .filter(name -> after.table(name).isPresent() && concerns(name))
                .filter(name -> isSound(name, before) && isSound(name, after))
                .flatMap(name -> count(name, now))
                .collect(Collectors.joining(" + "));
    }

    /** The pragma ends with an error where a key refers to a key that compares in another way. */
    private Stream<String> count(ObjectName name, DatabaseSchema now) {
        boolean mustFit = forward && now == after && fits(name, before);
        return mustFit || fits(name, now)
                ? Stream.of("(SELECT count(*) FROM pragma_foreign_key_check(" + SqlName.literal(name.name()) + "))")
                : now.table(name).orElseThrow().foreignKeys().stream().map(key -> count(name, key, now));
    }

    private static String count(ObjectName name, ForeignKey key, DatabaseSchema now) {
        List<String> has = new ArrayList<>();
        List<String> refers = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "child." + SqlName.quote(key.columns().get(i));
            has.add(column + " IS NOT NULL");
            if (i < key.targetColumns().size()) {
                refers.add("parent." + SqlName.quote(key.targetColumns().get(i)) + " = " + column);
            }
        }
        String found = now.table(key.target()).isEmpty()
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM " + SqlName.quote(key.target()) + " AS parent WHERE "
                        + String.join(" AND ", refers) + ")";
        return "(SELECT count(*) FROM " + SqlName.quote(name) + " AS child WHERE " + String.join(" AND ", has) + found
                + ")";
    }

    private static boolean fits(ObjectName table, DatabaseSchema schema) {
        return schema.table(table).orElseThrow().foreignKeys().stream().allMatch(key -> fits(key, schema));
    }

    /** Whether what a key refers to is unique in the way in which its columns compare. */
    private static boolean fits(ForeignKey key, DatabaseSchema schema) {
        Table target = schema.table(key.target()).orElse(null);
        if (target == null) {
            return true;
        }
        List<String> columns = key.targetColumns();
        return Stream.of(
                        target.primaryKey().map(k -> parts(k.columns(), k.options())).stream(),
                        target.uniqueKeys().stream().map(k -> parts(k.columns(), k.options())),
                        target.indexes().stream()
                                .filter(i -> i.unique() && i.predicate() == null)
                                .map(Index::parts))
                .flatMap(keys -> keys)
                .anyMatch(parts -> sameSet(
                                parts.stream()
                                        .map(p -> String.valueOf(p.column()))
                                        .toList(),
                                columns)
                        && parts.stream().allMatch(part -> comparesAlike(part, target)));
    }

    private static List<Index.Part> parts(List<String> columns, String options) {
        List<String> said = SqliteKeyOptions.parse(options).parts();
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(new Index.Part(columns.get(i), null, false, i < said.size() ? said.get(i) : ""));
        }
        return parts;
    }

    private static boolean comparesAlike(Index.Part part, Table table) {
        Matcher said = COLLATION.matcher(part.options());
        String own = table.column(String.valueOf(part.column()))
                .map(Column::collation)
                .orElse("BINARY");
        return !said.find() || said.group(1).equalsIgnoreCase(own);
    }

    private boolean concerns(ObjectName table) {
        return Stream.of(before, after)
                .flatMap(schema -> schema.table(table).stream())
                .flatMap(shape -> shape.foreignKeys().stream())
                .anyMatch(key -> changed.contains(table) || changed.contains(key.target()));
    }

    private static boolean isSound(ObjectName table, DatabaseSchema schema) {
        return schema.table(table).orElseThrow().foreignKeys().stream().allMatch(key -> isSound(key, schema));
    }

    /** Whether SQLite can check the key at all: it refers to a key. On any other it fails, whatever we change. */
    static boolean isSound(ForeignKey key, DatabaseSchema schema) {
        Table target = schema.table(key.target()).orElse(null);
        if (target == null) {
            return true;
        }
        List<String> columns = key.targetColumns();
        return target.primaryKey().stream().anyMatch(k -> sameSet(k.columns(), columns))
                || target.uniqueKeys().stream().anyMatch(k -> sameSet(k.columns(), columns))
                || target.indexes().stream()
                        .anyMatch(i -> i.unique() && i.predicate() == null && sameSet(columns(i), columns));
    }

    private static List<String> columns(Index index) {
        return index.parts().stream().map(p -> String.valueOf(p.column())).toList();
    }

    private static boolean sameSet(List<String> one, List<String> other) {
        return one.size() == other.size() && one.containsAll(other);
    }
}
