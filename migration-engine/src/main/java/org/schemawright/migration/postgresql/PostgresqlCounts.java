package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptCount;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;

/** Keeps how far sequences have counted that go without rows: those of nobody, and those of columns that stay. */
final class PostgresqlCounts {

    private PostgresqlCounts() {}

    static List<KeptCount> of(DatabaseSchema before, DatabaseSchema left, List<KeptRows> kept) {
        List<KeptCount> counts = new ArrayList<>();
        for (Sequence sequence : before.sequences()) {
            ObjectName table = sequence.ownerTable();
            boolean goes = left.sequences().stream().noneMatch(s -> s.name().equals(sequence.name()));
            boolean told = table != null && isTold(table, String.valueOf(sequence.ownerColumn()), left, kept);
            if (goes && !told) {
                counts.add(new KeptCount(sequence.name(), sequence.name(), null));
            }
        }
        for (Table table : before.tables()) {
            for (Column column : table.columns()) {
                boolean own = column.identity() != null
                        && table.inheritance().parents().isEmpty()
                        && before.sequences().stream()
                                .noneMatch(s -> table.name().equals(s.ownerTable())
                                        && column.name().equals(s.ownerColumn()));
                if (own && !isTold(table.name(), column.name(), left, kept)) {
                    counts.add(new KeptCount(table.name(), table.name(), column.name()));
                }
            }
        }
        return counts;
    }

    /** Whether the column goes on counting, or it is kept with its values. */
    private static boolean isTold(ObjectName table, String column, DatabaseSchema left, List<KeptRows> kept) {
        return left.table(table)
                        .flatMap(t -> t.column(column))
                        .filter(Numbering::counts)
                        .isPresent()
                || kept.stream()
                        .anyMatch(rows -> rows.table().name().equals(table)
                                && PostgresqlKeptWriter.counted(rows).contains(column));
    }

    static List<Statement> keep(KeptCount count) {
        StatementList out = new StatementList();
        out.add(
                "CREATE TABLE " + SqlName.quote(count.side()) + " AS SELECT pg_sequence_last_value(" + sequence(count)
                        + ") AS \"value\"",
                count.words() + " is kept beside, for the way back");
        PostgresqlKeptWriter.comment(count.side(), count.words(), out);
        return out.all();
    }

    /** Lets what counts again go on where it was, behind what it counted meanwhile. */
    static void putBack(KeptCount count, StatementList out) {
        String sequence = sequence(count);
        out.add(
                "SELECT setval(" + sequence + ", greatest(\"value\", pg_sequence_last_value(" + sequence + "))) FROM "
                        + SqlName.quote(count.side()) + " JOIN pg_catalog.pg_sequence ON seqrelid = " + sequence
                        + " WHERE \"value\" BETWEEN seqmin AND seqmax",
                "Let " + count.counter() + " count on from where it was");
    }

    private static String sequence(KeptCount count) {
        String name = SqlName.literal(SqlName.quote(count.counter()));
        return (count.column() == null
                        ? name
                        : "pg_get_serial_sequence(" + name + ", "
                                + SqlName.literal(Objects.requireNonNull(count.column())) + ")")
                + "::regclass";
    }
}
