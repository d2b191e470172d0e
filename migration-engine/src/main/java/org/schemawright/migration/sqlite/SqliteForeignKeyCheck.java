package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
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

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final Set<ObjectName> changed;

    /**
     * @param changed the tables of both schemas that get another shape
     */
    SqliteForeignKeyCheck(DatabaseSchema before, DatabaseSchema after, Set<ObjectName> changed) {
        this.before = before;
        this.after = after;
        this.changed = changed;
    }

    List<Statement> begin() {
        String count = count();
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
        String count = count();
        return count.isEmpty()
                ? List.of()
                : List.of(
                        new Statement(
                                "UPDATE temp." + TABLE + " SET broken_after = " + count,
                                "Stops here if a row now refers to nothing."),
                        new Statement("DROP TABLE temp." + TABLE, "The count is no longer needed."));
    }

    private String count() {
        return before.tables().stream()
                .map(Table::name)
                .filter(name -> after.table(name).isPresent() && concerns(name))
                .filter(name -> isSound(name, before) && isSound(name, after))
                .map(name -> "(SELECT count(*) FROM pragma_foreign_key_check(" + SqlName.literal(name.name()) + "))")
                .collect(Collectors.joining(" + "));
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
