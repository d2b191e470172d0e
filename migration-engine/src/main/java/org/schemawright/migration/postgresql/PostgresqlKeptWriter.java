package org.schemawright.migration.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptCount;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.KeptWriter;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/**
 * Keeps rows in tables without rules. Values of types that somebody made are kept as texts, so that the types can go or
 * change. What a sequence has counted is kept in a table of its own.
 */
final class PostgresqlKeptWriter implements KeptWriter {

    /** The column of a side table that holds all that stays of a row. */
    static final String ROW = "kept_row";

    /** The column that holds the how manieth of equal rows it is. */
    static final String NUMBER = "kept_number";

    /** So that no collation that somebody made is held on to. */
    private static final String USUAL_COLLATION = " COLLATE \"default\"";

    private static final int NAME_BYTES = 60;
    private static final String OF_NUMBERS = "_n";

    /** In the schema where new tables go: that of the table may go too, now or later. */
    @Override
    public ObjectName side(String name, DatabaseSchema left) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return new ObjectName(Objects.toString(left.defaultSchema(), "public"), cut);
    }

    @Override
    public boolean loses(Change.AlterColumn change, DatabaseSchema before, DatabaseSchema left) {
        String lost = PostgresqlValueFit.of(change, before, left).loses();
        return lost != null && !lost.isEmpty();
    }

    @Override
    public Optional<String> obstacle(KeptRows rows) {
        return Optional.empty();
    }

    @Override
    public List<Statement> keep(KeptRows rows) {
        StatementList out = new StatementList();
        Table table = rows.table();
        seeAllRows(table, out);
        out.add(
                "LOCK TABLE ONLY " + SqlName.quote(table.name()) + " IN SHARE ROW EXCLUSIVE MODE",
                "Let nobody write what would not be kept");
        PostgresqlRowKey key = PostgresqlRowKey.of(rows);
        List<String> values = new ArrayList<>();
        if (key.isKey()) {
            key.columns().forEach(column -> values.add(kept(table, column)));
        } else {
            values.add(key.text() + " AS " + SqlName.quote(free(ROW, table)));
            values.add(key.number() + " AS " + SqlName.quote(free(NUMBER, table)));
        }
        rows.columns().forEach(column -> values.add(kept(table, column)));
        out.add(
                "CREATE TABLE " + SqlName.quote(rows.side()) + " AS SELECT " + String.join(", ", values) + " FROM ONLY "
                        + SqlName.quote(table.name()),
                rows.words() + " are kept beside, for the way back");
        comment(rows.side(), rows.words(), out);
        List<String> counted = counted(rows);
        if (!counted.isEmpty()) {
            out.add(
                    "CREATE TABLE " + SqlName.quote(numbers(rows)) + " AS "
                            + String.join(
                                    " UNION ALL ",
                                    counted.stream()
                                            .map(column -> "SELECT " + SqlName.literal(column)
                                                    + "::text AS \"column\", pg_sequence_last_value("
                                                    + sequence(table, SqlName.literal(column)) + ") AS \"value\"")
                                            .toList()),
                    "So is how far " + table.name() + " has counted");
            comment(numbers(rows), "How far " + table.name() + " has counted", out);
        }
        return out.all();
    }

    static void comment(ObjectName side, String words, StatementList out) {
        out.add("COMMENT ON TABLE " + SqlName.quote(side) + " IS " + SqlName.literal(words), "Say what it is");
    }

    /** Row security would leave out rows without a word. */
    static void seeAllRows(Table table, StatementList out) {
        if (table.options().contains("FORCE ROW LEVEL SECURITY")) {
            out.add("SET LOCAL row_security = off", "Stop rather than pass over rows that policies hide");
        }
    }

    private static String kept(Table table, String column) {
        String name = SqlName.quote(column);
        Column found = table.column(column).orElseThrow();
        String value = asKept(found, name);
        return value.equals(name) ? name : value + " AS " + name;
    }

    private static boolean isBuiltIn(Column column) {
        return PostgresqlTypes.isBuiltIn(column.type());
    }

    /** A column of the side table as a value of the type that the column of the table has. */
    static String back(Column column, String name) {
        return back(column, column, name);
    }

    /** The same where the column of the table has another type while it is filled. */
    static String back(Column column, Column filled, String name) {
        String type = filled.type().raw();
        if (isBuiltIn(column)) {
            return name;
        }
        // A cast to regclass takes no numbers, which are all that is left of what is gone; in an array it does.
        return column.type().kind() == TypeKind.OTHER
                ? "(ARRAY[" + name + "]::text::" + type + "[])[1]"
                : name + "::" + type;
    }

    /** A key column of the table as the side table has it. */
    static String asKept(Column column, String name) {
        String text = isBuiltIn(column) ? name : name + "::text";
        return isBuiltIn(column) && column.collation() == null ? text : text + USUAL_COLLATION;
    }

    static String free(String wanted, Table table) {
        String name = wanted;
        while (table.column(name).isPresent()) {
            name = "_" + name;
        }
        return name;
    }

    static List<String> counted(KeptRows rows) {
        return rows.columns().stream()
                .filter(column -> rows.table().column(column).orElseThrow().identity() != null)
                .toList();
    }

    private static ObjectName numbers(KeptRows rows) {
        return rows.side().withName(rows.side().name() + OF_NUMBERS);
    }

    private static String sequence(Table table, String column) {
        return "pg_get_serial_sequence(" + SqlName.literal(SqlName.quote(table.name())) + ", " + column + ")::regclass";
    }

    /** Lets sequences go on where they were, when they belong to their columns again, behind rows that came meanwhile. */
    static void count(KeptRows rows, StatementList out) {
        Table table = rows.table();
        for (String column : counted(rows)) {
            String name = SqlName.quote(column);
            String sequence = sequence(table, SqlName.literal(column));
            String highest = rows.left() == null
                    ? ""
                    : ", (SELECT max(" + name + ") FROM " + SqlName.quote(table.name()) + " WHERE " + name + " > 0)";
            out.add(
                    "SELECT setval(" + sequence + ", greatest(\"value\", pg_sequence_last_value(" + sequence + ")"
                            + highest + ")) FROM " + SqlName.quote(numbers(rows))
                            // A column may own another sequence too, which has counted elsewhere.
                            + " JOIN pg_catalog.pg_sequence ON seqrelid = " + sequence + " WHERE \"column\" = "
                            + SqlName.literal(column) + " AND \"value\" BETWEEN seqmin AND seqmax",
                    "Let " + table.name() + " count on from where it was");
        }
    }

    @Override
    public List<KeptCount> counts(DatabaseSchema before, DatabaseSchema left, List<KeptRows> kept) {
        return PostgresqlCounts.of(before, left, kept);
    }

    @Override
    public List<Statement> letGo(KeptCount count) {
        return List.of(new Statement("DROP TABLE " + SqlName.quote(count.side()), count.told()));
    }

    @Override
    public List<Statement> keep(KeptCount count) {
        return PostgresqlCounts.keep(count);
    }

    @Override
    public boolean canReturn(KeptRows rows) {
        return PostgresqlRowKey.of(rows).isKey();
    }

    @Override
    public String caution(KeptRows rows) {
        return canReturn(rows) ? "" : " The table has no key: values come back to rows that are as they were.";
    }

    @Override
    public List<Statement> putBack(List<KeptRows> together) {
        StatementList out = new StatementList();
        Map<ObjectName, List<ForeignKey>> waiting = new LinkedHashMap<>();
        together.forEach(rows -> waiting.put(rows.table().name(), between(rows, together)));
        boolean circle = waiting.values().stream().anyMatch(keys -> !keys.isEmpty());
        if (circle) {
            defer(waiting, "DEFERRABLE INITIALLY DEFERRED", "Let rows that refer to each other come back", out);
            out.add("SET CONSTRAINTS ALL DEFERRED", "Let rows that refer to each other come back");
        }
        for (KeptRows rows : together) {
            KeptColumns.putBack(rows, out);
            count(rows, out);
        }
        if (circle) {
            out.add("SET CONSTRAINTS ALL IMMEDIATE", "Look whether each of them finds what it refers to");
            defer(waiting, "NOT DEFERRABLE", "Look at each reference at once again", out);
        }
        return out.all();
    }

    /** Keys from what comes back to other tables of what comes back with it. */
    private static List<ForeignKey> between(KeptRows rows, List<KeptRows> together) {
        return rows.table().foreignKeys().stream()
                .filter(key -> together.stream()
                        .anyMatch(other -> other != rows && other.table().name().equals(key.target())))
                .toList();
    }

    /** Those that can wait for the commit by themselves do so when they are told to. */
    private static void defer(Map<ObjectName, List<ForeignKey>> keys, String when, String comment, StatementList out) {
        keys.forEach((table, all) -> all.stream()
                .filter(key -> !key.deferrable())
                .map(key -> SqlName.quote(Objects.requireNonNull(key.name())))
                .forEach(name -> out.alterOnly(table, "ALTER CONSTRAINT " + name + " " + when, comment)));
    }

    @Override
    public List<Statement> letGo(KeptRows rows) {
        StatementList out = new StatementList();
        String comment = rows.words() + " are back, so nothing is kept any more";
        out.add("DROP TABLE " + SqlName.quote(rows.side()), comment);
        if (!counted(rows).isEmpty()) {
            out.add("DROP TABLE " + SqlName.quote(numbers(rows)), comment);
        }
        return out.all();
    }

    @Override
    public List<Statement> stop(String sentence) {
        StatementList out = new StatementList();
        stop(NoWayBack.MARK, sentence, "", out);
        return out.all();
    }

    /**
     * A statement that fails with a sentence.
     *
     * @param name what it is called
     * @param condition when; empty for always
     */
    static void stop(String name, String sentence, String condition, StatementList out) {
        String raise = "RAISE EXCEPTION USING MESSAGE = " + SqlName.literal(sentence) + ";";
        out.add(
                "DO $" + name + "$ BEGIN "
                        + (condition.isEmpty() ? raise : "IF " + condition + " THEN " + raise + " END IF;") + " END $"
                        + name + "$",
                condition.isEmpty() ? "There is no way back" : "Stop where this cannot be");
    }
}
