package org.schemawright.migration.postgresql;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;

/** The text of sequences, which have from the table that owns them what they do not say themselves. */
final class SequenceSql {

    private static final String UNLOGGED = "UNLOGGED";

    private SequenceSql() {}

    static void create(Sequence sequence, Function<ObjectName, Optional<Table>> tables, StatementList out) {
        Optional<Table> owner = Optional.ofNullable(sequence.ownerTable()).flatMap(tables);
        Optional<Column> serial = owner.flatMap(table -> table.column(Objects.toString(sequence.ownerColumn(), "")))
                .filter(SequenceSql::isSerial);
        String type = serial.map(column -> " AS " + column.type().raw()).orElse("");
        String options = sequence.options();
        boolean unlogged = options.startsWith(UNLOGGED)
                || serial.isPresent() && owner.orElseThrow().options().contains(UNLOGGED);
        String rest = options.startsWith(UNLOGGED)
                ? options.substring(UNLOGGED.length()).strip()
                : options;
        out.add(
                "CREATE " + (unlogged ? UNLOGGED + " " : "") + "SEQUENCE " + SqlName.quote(sequence.name())
                        + (rest.startsWith("AS ") ? "" : type) + (rest.isEmpty() ? "" : " " + rest),
                "Create sequence " + sequence.name());
    }

    private static boolean isSerial(Column column) {
        return column.identity() != null
                && column.identity().kind() == Identity.Kind.SERIAL
                && TableSql.serialType(column) != null;
    }

    /** Lets it belong to its column, where it has one. */
    static void own(Sequence sequence, StatementList out) {
        if (sequence.ownerTable() != null && sequence.ownerColumn() != null) {
            out.add(
                    "ALTER SEQUENCE " + SqlName.quote(sequence.name()) + " OWNED BY "
                            + SqlName.quote(sequence.ownerTable()) + "." + SqlName.quote(sequence.ownerColumn()),
                    "The sequence goes when the column goes");
        }
    }
}
