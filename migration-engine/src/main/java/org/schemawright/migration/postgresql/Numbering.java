package org.schemawright.migration.postgresql;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Sequence;

/** Columns that PostgreSQL numbers: identity columns, and serial ones with their sequences. */
final class Numbering {

    /** What an identity column says first where its sequence has another name than PostgreSQL would choose. */
    private static final String SEQUENCE_NAME = "SEQUENCE NAME ";

    private final StatementList out;
    private final DatabaseSchema before;
    private final DatabaseSchema after;

    /**
     * @param out where statements go
     * @param before knows the sequences that go by the names they have
     * @param after knows those that stay or come
     */
    Numbering(StatementList out, DatabaseSchema before, DatabaseSchema after) {
        this.out = out;
        this.before = before;
        this.after = after;
    }

    /** What a serial column says in place of its type and default; null for every other column. */
    @Nullable
    String serial(ObjectName table, Column column) {
        if (!isSerial(column)) {
            return null;
        }
        String pseudoType = isPlainSerial(table, column) ? TableSql.serialType(column) : null;
        return pseudoType == null ? column.type().raw() + " DEFAULT " + nextval(table, column) : pseudoType;
    }

    /** What must be there before a new column is. */
    void before(ObjectName table, Column column) {
        if (isSerial(column) && !isPlainSerial(table, column)) {
            createSequence(table, column);
        }
    }

    /** What must follow a new column. */
    void after(ObjectName table, Column column) {
        if (isSerial(column) && !isPlainSerial(table, column)) {
            own(table, column);
        }
    }

    /** Makes PostgreSQL number a column that is there; it goes on behind the highest number. */
    void make(ObjectName table, Column column) {
        Identity identity = column.identity();
        if (identity == null) {
            return;
        }
        String alter = "ALTER COLUMN " + SqlName.quote(column.name());
        if (isSerial(column)) {
            createSequence(table, column);
            out.alter(
                    table,
                    alter + " SET DEFAULT " + nextval(table, column),
                    "Number column " + column.name() + " by it");
            own(table, column);
        } else {
            out.alter(table, alter + " ADD " + TableSql.identity(identity), "Let the database number " + column.name());
        }
        boolean counted = before.table(table)
                .flatMap(was -> was.column(column.name()))
                .filter(was -> isCountedElsewhere(was, column))
                .isPresent();
        goOn(table, column.name(), counted, out);
    }

    /** Whether one sequence that a column owns takes the place of another: the default counts on one, or the column does. */
    static boolean isCountedElsewhere(Column was, Column is) {
        return counts(was) && counts(is) && !Objects.equals(was.defaultValue(), is.defaultValue());
    }

    /** Whether numbers are given to a column, by itself or by its default. */
    static boolean counts(Column column) {
        return column.identity() != null
                || column.defaultValue() != null && column.defaultValue().sql().startsWith("nextval(");
    }

    /** Notes until the commit how far the sequence of a column has counted, because it goes before the next one comes. */
    static void note(ObjectName table, String column, StatementList out) {
        out.add(
                "SELECT set_config(" + SqlName.literal(noted(table, column)) + ", coalesce(pg_sequence_last_value("
                        + owned(table, column) + "::regclass)::text, ''), true)",
                "Note how far column " + column + " has counted");
    }

    /** The name of a setting, which takes none but these letters. */
    private static String noted(ObjectName table, String column) {
        return "schemawright.counted_" + Integer.toHexString((SqlName.quote(table) + "." + column).hashCode());
    }

    private static String owned(ObjectName table, String column) {
        return "pg_get_serial_sequence(" + SqlName.literal(SqlName.quote(table)) + ", " + SqlName.literal(column) + ")";
    }

    /**
     * Lets the sequence of a column that rows have go on behind the highest number.
     *
     * @param counted whether it was noted how far another has counted
     */
    static void goOn(ObjectName table, String column, boolean counted, StatementList out) {
        String name = SqlName.quote(column);
        String sequence = owned(table, column);
        String highest = "(SELECT max(" + name + ") FROM " + SqlName.quote(table) + " WHERE " + name + " > 0)";
        if (!counted) {
            out.add(
                    "SELECT setval(" + sequence + ", " + highest + ")",
                    "Go on behind the highest number that is there");
            return;
        }
        out.add(
                "SELECT setval(" + sequence + ", greatest(" + highest
                        + ", (SELECT noted.value FROM (SELECT nullif(current_setting("
                        + SqlName.literal(noted(table, column))
                        + ", true), '')::bigint AS value) AS noted JOIN pg_catalog.pg_sequence ON seqrelid = "
                        + sequence
                        + "::regclass AND noted.value BETWEEN seqmin AND seqmax)))",
                "Go on behind the highest number that was given");
    }

    /** Stops the numbering of a column; its values stay. */
    void remove(ObjectName table, Column column) {
        if (column.identity() == null) {
            return;
        }
        String alter = "ALTER COLUMN " + SqlName.quote(column.name());
        String comment = "Stop numbering column " + column.name();
        if (isSerial(column)) {
            out.alter(table, alter + " DROP DEFAULT", comment);
            out.add("DROP SEQUENCE " + SqlName.quote(sequence(table, column)), "Drop its sequence");
        } else {
            out.alter(table, alter + " DROP IDENTITY", comment);
        }
    }

    /** An identity column takes its sequence along to another type, a serial one does not. */
    void retype(ObjectName table, Column column) {
        if (isSerial(column) && TableSql.serialType(column) != null) {
            out.add(
                    "ALTER SEQUENCE " + SqlName.quote(sequence(table, column)) + " AS "
                            + column.type().raw(),
                    "Let its sequence count as far as the type goes");
        }
    }

    private static boolean isSerial(Column column) {
        return column.identity() != null && column.identity().kind() == Identity.Kind.SERIAL;
    }

    /** Whether the pseudo-type would make exactly this column. */
    private boolean isPlainSerial(ObjectName table, Column column) {
        return !column.nullable()
                && Objects.requireNonNull(column.identity()).options().isEmpty()
                && TableSql.serialType(column) != null
                && sequence(table, column).equals(usual(table, column).name());
    }

    private void createSequence(ObjectName table, Column column) {
        ObjectName sequence = sequence(table, column);
        String options = Objects.requireNonNull(column.identity()).options();
        String type = TableSql.serialType(column) == null || options.startsWith("AS ")
                ? ""
                : " AS " + column.type().raw();
        out.add(
                "CREATE SEQUENCE " + SqlName.quote(sequence) + type + (options.isEmpty() ? "" : " " + options),
                "Create a sequence for column " + column.name());
    }

    private void own(ObjectName table, Column column) {
        out.add(
                "ALTER SEQUENCE " + SqlName.quote(sequence(table, column)) + " OWNED BY " + SqlName.quote(table) + "."
                        + SqlName.quote(column.name()),
                "The sequence goes when the column goes");
    }

    private String nextval(ObjectName table, Column column) {
        return "nextval(" + SqlName.literal(SqlName.quote(sequence(table, column))) + "::regclass)";
    }

    private ObjectName sequence(ObjectName table, Column column) {
        return Stream.concat(after.sequences().stream(), before.sequences().stream())
                .filter(s -> table.equals(s.ownerTable()) && column.name().equals(s.ownerColumn()))
                .map(Sequence::name)
                .findFirst()
                .orElseGet(() -> usual(table, column).name());
    }

    /** The sequence that PostgreSQL would make for a serial column where all names are free. */
    private static Sequence usual(ObjectName table, Column column) {
        return usual(table, column, Set.of());
    }

    /**
     * The sequence that PostgreSQL would make for a serial column.
     *
     * @param relations the names that the schema has already
     */
    static Sequence usual(ObjectName table, Column column, Set<String> relations) {
        ObjectName name = table.withName(DefaultNames.sequence(table.name(), column.name(), relations));
        return new Sequence(name, table, column.name());
    }

    /**
     * What an identity column says of its sequence.
     *
     * @param options all but its name
     */
    static String identityOptions(ObjectName sequence, ObjectName table, String column, String options) {
        return sequence.equals(chosen(table, column))
                ? options
                : (SEQUENCE_NAME + SqlName.quote(sequence) + " " + options).strip();
    }

    /** The column under a new name or in a table with one: the sequence of an identity column keeps its own. */
    static Column renamed(Column column, ObjectName newTable, ObjectName oldTable, String oldColumn) {
        Identity identity = column.identity();
        if (identity == null || isSerial(column)) {
            return column;
        }
        String options = identity.options();
        boolean named = options.startsWith(SEQUENCE_NAME);
        int end = named ? Parentheses.next(options, SEQUENCE_NAME.length(), ' ') : 0;
        String sequence =
                named ? options.substring(SEQUENCE_NAME.length(), end) : SqlName.quote(chosen(oldTable, oldColumn));
        String rest = options.substring(end).strip();
        String said = sequence.equals(SqlName.quote(chosen(newTable, column.name())))
                ? rest
                : (SEQUENCE_NAME + sequence + " " + rest).strip();
        return column.withIdentity(new Identity(identity.kind(), said));
    }

    private static ObjectName chosen(ObjectName table, String column) {
        return table.withName(DefaultNames.sequence(table.name(), column, Set.of()));
    }
}
