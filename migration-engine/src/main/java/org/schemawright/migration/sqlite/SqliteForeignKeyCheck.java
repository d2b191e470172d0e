package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;

/**
 * Statements that stop a run, and so roll it back, when a table's new shape leaves more rows than before that refer to
 * nothing. Rows that did so already are no reason to stop: SQLite does not check foreign keys unless told to.
 */
final class SqliteForeignKeyCheck {

    private static final String TABLE = "\"_foreign_key_check\"";

    private final DatabaseSchema before;
    private final Table to;

    SqliteForeignKeyCheck(DatabaseSchema before, Table to) {
        this.before = before;
        this.to = to;
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
                .filter(t -> concerns(t) && t.foreignKeys().stream().allMatch(k -> isSound(k, before)))
                .map(t -> "(SELECT count(*) FROM pragma_foreign_key_check("
                        + SqlName.literal(t.name().name()) + "))")
                .collect(Collectors.joining(" + "));
    }

    private boolean concerns(Table table) {
        boolean self = table.name().equals(to.name());
        return self && !(table.foreignKeys().isEmpty() && to.foreignKeys().isEmpty())
                || table.foreignKeys().stream().anyMatch(k -> k.target().equals(to.name()));
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
