package org.schemawright.migration.postgresql;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        String type = typeBySerial(sequence, tables).map(raw -> " AS " + raw).orElse("");
        boolean unlogged = isUnlogged(sequence, tables);
        String rest = sequence.options().replaceFirst("^" + UNLOGGED, "").strip();
        out.add(
                "CREATE " + (unlogged ? UNLOGGED + " " : "") + "SEQUENCE " + SqlName.quote(sequence.name())
                        + (rest.startsWith("AS ") ? "" : type) + (rest.isEmpty() ? "" : " " + rest),
                "Create sequence " + sequence.name());
    }

    private static boolean isUnlogged(Sequence sequence, Function<ObjectName, Optional<Table>> tables) {
        return sequence.options().startsWith(UNLOGGED)
                || typeBySerial(sequence, tables).isPresent() && hasUnlogged(sequence.ownerTable(), tables);
    }

    /** The type of the serial column that owns it, which is its own unless it says another. */
    private static Optional<String> typeBySerial(Sequence sequence, Function<ObjectName, Optional<Table>> tables) {
        return Optional.ofNullable(sequence.ownerTable())
                .flatMap(tables)
                .flatMap(table -> table.column(Objects.toString(sequence.ownerColumn(), "")))
                .filter(SequenceSql::isSerial)
                .map(column -> column.type().raw());
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

    /**
     * Changes what is said of a sequence; it goes on counting where it is.
     *
     * @param before finds the tables that own the one
     * @param after finds the tables that own the other
     */
    static void change(
            Sequence was,
            Function<ObjectName, Optional<Table>> before,
            Sequence is,
            Function<ObjectName, Optional<Table>> after,
            StatementList out) {
        String alter = "ALTER SEQUENCE " + SqlName.quote(is.name());
        String comment = "Set how sequence " + is.name() + " counts";
        if (hasUnlogged(was.ownerTable(), before) == hasUnlogged(is.ownerTable(), after)
                && isUnlogged(was, before) != isUnlogged(is, after)) {
            persist(is, isUnlogged(is, after), out);
        }
        SequenceOptions options =
                SequenceOptions.of(is.options(), typeBySerial(is, after).orElse("bigint"));
        SequenceOptions old =
                SequenceOptions.of(was.options(), typeBySerial(was, before).orElse("bigint"));
        if (!options.equals(old)) {
            boolean anew = options.down() != old.down() || options.isApartFrom(old);
            if (!anew && options.isNarrowerThan(old)) {
                String name = SqlName.quote(is.name());
                out.add(
                        "SELECT setval(" + SqlName.literal(name) + ", greatest(" + options.lowest()
                                + ", least(" + options.highest() + ", last_value)), is_called AND last_value >= "
                                + options.lowest() + ") FROM " + name,
                        "Let sequence " + is.name() + " stand within its new bounds");
            }
            out.add(alter + " " + options.sql() + (anew ? " RESTART" : ""), comment);
        }
    }

    /** Lets a sequence outlive a column that it no longer belongs to. */
    static void disown(Sequence was, Sequence is, StatementList out) {
        if (was.ownerTable() != null && !sameOwner(was, is)) {
            out.add(
                    "ALTER SEQUENCE " + SqlName.quote(is.name()) + " OWNED BY NONE",
                    "The sequence stays when a column goes");
        }
    }

    private static boolean sameOwner(Sequence was, Sequence is) {
        return Objects.equals(was.ownerTable(), is.ownerTable()) && Objects.equals(was.ownerColumn(), is.ownerColumn());
    }

    /**
     * To which column a sequence belongs, once that is there, and what it says against the table that owns it, which took it
     * along when it became unlogged or logged.
     */
    static void changeBack(
            Sequence was,
            Function<ObjectName, Optional<Table>> before,
            Sequence is,
            Function<ObjectName, Optional<Table>> after,
            StatementList out) {
        if (!sameOwner(was, is)) {
            own(is, out);
        }
        boolean table = hasUnlogged(is.ownerTable(), after);
        if (table != hasUnlogged(was.ownerTable(), before) && table != isUnlogged(is, after)) {
            persist(is, !table, out);
        }
    }

    private static boolean hasUnlogged(@Nullable ObjectName table, Function<ObjectName, Optional<Table>> tables) {
        return Optional.ofNullable(table).flatMap(tables).stream()
                .anyMatch(found -> found.options().contains(UNLOGGED));
    }

    private static void persist(Sequence sequence, boolean unlogged, StatementList out) {
        out.add(
                "ALTER SEQUENCE " + SqlName.quote(sequence.name()) + (unlogged ? " SET UNLOGGED" : " SET LOGGED"),
                "Set whether sequence " + sequence.name() + " outlives a crash");
    }
}
