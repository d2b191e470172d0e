package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptCount;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.KeptWriter;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Keeps rows in tables whose columns have no type, so that each value stays as it is. What an AUTOINCREMENT has counted
 * is kept as what the side table has counted.
 */
final class SqliteKeptWriter implements KeptWriter {

    /** Modules whose tables hold their rows themselves, and give them back as they were. */
    private static final Pattern OWN_ROWS = Pattern.compile("(?is).*\\busing\\s+[\"'\\[`]?(fts[345]|rtree)\\b.*");

    private static final Pattern ROWS_ELSEWHERE = Pattern.compile("(?is).*\\bcontent\\s*=.*");

    @Override
    public ObjectName side(String name, DatabaseSchema left) {
        return ObjectName.of(name);
    }

    @Override
    public boolean loses(Change.AlterColumn change, DatabaseSchema before, DatabaseSchema left) {
        String lost = SqliteValueFit.of(change, before).loses();
        return lost != null && !lost.isEmpty();
    }

    @Override
    public Optional<String> obstacle(KeptRows rows) {
        Table table = rows.table();
        Table left = rows.left();
        if (table.kind() == TableKind.VIRTUAL) {
            String definition = String.valueOf(table.definition());
            return OWN_ROWS.matcher(definition).matches()
                            && !ROWS_ELSEWHERE.matcher(definition).matches()
                    ? Optional.empty()
                    : Optional.of("it is a virtual table, whose rows are not its own");
        }
        if (left != null && SqliteRowKey.of(table, left).isEmpty()) {
            return Optional.of("nothing tells the rows of " + table.name() + " apart afterwards");
        }
        return Optional.empty();
    }

    @Override
    public List<Statement> keep(KeptRows rows) {
        SqliteKeptRows kept = new SqliteKeptRows(rows);
        String side = SqlName.quote(rows.side());
        String table = SqlName.quote(rows.table().name());
        // A name that is no column any more, without its table, would be a text to SQLite.
        List<String> values =
                kept.tableColumns().stream().map(column -> table + "." + column).toList();
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(
                "CREATE TABLE " + side + " /* " + rows.words().replace("*/", "* /") + " */ (" + kept.declaration()
                        + ")",
                rows.words() + " are kept beside, for the way back."));
        statements.add(new Statement(
                "INSERT INTO " + side + " (" + String.join(", ", kept.sideColumns()) + ") SELECT "
                        + String.join(", ", values) + " FROM " + table,
                "They are copied."));
        if (kept.counts()) {
            statements.addAll(count(rows.table().name().name(), rows.side().name()));
        }
        return statements;
    }

    /** What one table has counted is what the other has counted. */
    static List<Statement> count(String from, String to) {
        String literal = SqlName.literal(to);
        return List.of(
                new Statement(
                        "DELETE FROM sqlite_sequence WHERE name = " + literal, "The numbers already used are kept, so"),
                new Statement(
                        "INSERT INTO sqlite_sequence (name, seq) SELECT " + literal
                                + ", seq FROM sqlite_sequence WHERE name = " + SqlName.literal(from),
                        "that none of them is given twice."));
    }

    @Override
    public List<KeptCount> counts(DatabaseSchema before, DatabaseSchema left, List<KeptRows> kept) {
        return before.tables().stream()
                .filter(SqliteKeptWriter::counts)
                .map(Table::name)
                .filter(name -> left.table(name).filter(table -> !counts(table)).isPresent())
                .map(name -> new KeptCount(name, name, null))
                .toList();
    }

    @Override
    public List<Statement> letGo(KeptCount count) {
        return List.of(new Statement("DROP TABLE " + SqlName.quote(count.side()), count.told()));
    }

    @Override
    public List<Statement> keep(KeptCount count) {
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(
                "CREATE TABLE " + SqlName.quote(count.side()) + " /* "
                        + count.words().replace("*/", "* /") + " */ (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                count.words() + " is kept beside, for the way back."));
        statements.addAll(count(count.counter().name(), count.side().name()));
        return statements;
    }

    /** What one table has counted is what the other has counted, which has rows that may be numbered higher. */
    static List<Statement> countOn(String from, String to) {
        String literal = SqlName.literal(to);
        return List.of(
                new Statement(
                        "INSERT INTO sqlite_sequence (name, seq) SELECT " + literal
                                + ", max(seq) FROM sqlite_sequence WHERE name IN (" + literal + ", "
                                + SqlName.literal(from) + ") HAVING max(seq) IS NOT NULL",
                        "The numbers already used are known again, so"),
                new Statement(
                        "DELETE FROM sqlite_sequence WHERE name = " + literal
                                + " AND rowid < (SELECT max(rowid) FROM sqlite_sequence WHERE name = " + literal + ")",
                        "that none of them is given twice."));
    }

    @Override
    public boolean canReturn(KeptRows rows) {
        return obstacle(rows).isEmpty() && caution(rows).isEmpty();
    }

    @Override
    public String caution(KeptRows rows) {
        Table left = rows.left();
        return left == null || SqliteRowKey.declared(rows.table(), left).isPresent()
                ? ""
                : " The table has no key: where rows are deleted, or after VACUUM, values may come to other rows.";
    }

    @Override
    public List<Statement> putBack(List<KeptRows> together) {
        return together.stream()
                .flatMap(rows -> new SqliteKeptRows(rows).putBack().stream())
                .toList();
    }

    @Override
    public List<Statement> letGo(KeptRows rows) {
        return List.of(new Statement(
                "DROP TABLE " + SqlName.quote(rows.side()), rows.words() + " are back, so nothing is kept any more."));
    }

    @Override
    public List<Statement> stop(String sentence) {
        return stop(NoWayBack.MARK, sentence, "");
    }

    /**
     * Statements that fail with a sentence.
     *
     * @param name of a temporary table
     * @param condition WHERE and when; empty for always
     */
    static List<Statement> stop(String name, String sentence, String condition) {
        String table = SqlName.quote(name);
        return List.of(
                new Statement("CREATE TEMP TABLE " + table + " (found INTEGER)", "Looks whether this can be."),
                new Statement(
                        "CREATE TEMP TRIGGER " + SqlName.quote(name + "_says") + " BEFORE INSERT ON temp." + table
                                + " BEGIN SELECT raise(ABORT, " + SqlName.literal(sentence) + "); END",
                        "What is said where it cannot."),
                new Statement("INSERT INTO temp." + table + " (found) SELECT 1" + condition, "Stops here then."),
                new Statement("DROP TABLE temp." + table, "It can."));
    }

    /** Whether a column is counted by AUTOINCREMENT. */
    static boolean counts(Table table) {
        return table.columns().stream()
                .map(Column::identity)
                .anyMatch(identity -> identity != null && identity.kind() == Identity.Kind.AUTOINCREMENT);
    }

    static String free(String wanted, Table table) {
        String name = wanted;
        while (taken(name, table)) {
            name = "_" + name;
        }
        return name;
    }

    private static boolean taken(String name, Table table) {
        return table.columns().stream()
                .anyMatch(column -> column.name().toLowerCase(Locale.ROOT).equals(name));
    }
}
