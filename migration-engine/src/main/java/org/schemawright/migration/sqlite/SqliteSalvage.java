package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Unread;

/**
 * Reads what is left of a catalog of which a page is damaged, or in which a text is none that SQLite understands. SQLite loads all of a catalog or nothing, unless it is told
 * that somebody repairs it; then the CREATE texts can be fetched from both ends up to the damage. They are run in an empty
 * database in memory, which is read in the place of the damaged one. Nothing is written to the file.
 */
final class SqliteSalvage {

    private final Connection damaged;
    private final List<Unread> unread = new ArrayList<>();

    SqliteSalvage(Connection damaged) {
        this.damaged = damaged;
    }

    /** A row of the damaged catalog. */
    private record Text(String type, String name, String sql) {
        /** Modules make their own tables, and what is indexed or watched has to be there first. */
        int rank() {
            return isVirtual(SqlTokens.of(sql))
                    ? 0
                    : List.of("table", "view", "index", "trigger").indexOf(type) + 1;
        }

        /** A catalog that somebody wrote by hand could hold anything: only what defines and does nothing else is run. */
        boolean isDefinition() {
            List<SqlToken> tokens = SqlTokens.of(sql);
            return tokens.size() > 3
                    && tokens.getFirst().is("CREATE")
                    && switch (type) {
                        case "table" -> isVirtual(tokens) || tokens.get(3).isSymbol('(');
                        case "index" ->
                            tokens.get(1).is("INDEX") || tokens.get(2).is("INDEX");
                        case "view", "trigger" -> tokens.get(1).is(type);
                        default -> false;
                    };
        }

        private static boolean isVirtual(List<SqlToken> tokens) {
            return tokens.size() > 3
                    && tokens.get(1).is("VIRTUAL")
                    && tokens.get(2).is("TABLE");
        }
    }

    /**
     * The schema of all that is left.
     *
     * @param failure what SQLite said of the damage
     * @throws SQLException the same, when nothing is left
     */
    DatabaseSchema read(SQLException failure) throws SQLException {
        List<Text> texts = texts();
        if (texts.isEmpty()) {
            throw failure;
        }
        unread.add(new Unread("a part of the catalog", SqliteFailure.reason(failure)));
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            texts.stream().sorted(Comparator.comparing(Text::rank)).forEach(text -> make(text, memory));
            DatabaseSchema schema = new SqliteReading(memory, SqliteCatalog.read(memory)).schema();
            unread.addAll(schema.unread());
            return schema.withUnread(unread);
        }
    }

    private List<Text> texts() throws SQLException {
        TreeMap<Long, Text> texts = new TreeMap<>();
        try (Statement statement = damaged.createStatement()) {
            boolean tolerated = isDamageTolerated(statement);
            statement.execute("PRAGMA writable_schema=ON");
            try {
                fetch(statement, "ASC", texts);
                fetch(statement, "DESC", texts);
            } finally {
                if (!tolerated) {
                    statement.execute("PRAGMA writable_schema=RESET");
                }
            }
        }
        return List.copyOf(texts.values());
    }

    private static boolean isDamageTolerated(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("PRAGMA writable_schema")) {
            return setting.next() && setting.getBoolean(1);
        }
    }

    private static void fetch(Statement statement, String direction, TreeMap<Long, Text> texts) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT rowid, type, name, sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY rowid "
                        + direction)) {
            while (rows.next()) {
                texts.put(rows.getLong(1), new Text(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        } catch (SQLException end) {
            if (!SqliteFailure.isDamage(end)) {
                throw end;
            }
        }
    }

    private void make(Text text, Connection memory) {
        if (text.name().toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return;
        }
        if (!text.isDefinition()) {
            unread.add(new Unread(text.type() + " " + text.name(), "Its text defines no " + text.type() + "."));
            return;
        }
        try (Statement statement = memory.createStatement()) {
            statement.execute(text.sql());
        } catch (SQLException refused) {
            String reason = SqliteFailure.reason(refused);
            if (!reason.contains("already exists")) {
                unread.add(new Unread(text.type() + " " + text.name(), reason));
            }
        }
    }
}
