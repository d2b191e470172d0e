package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/** Asks a database's catalog whether what statements make is there. Reads only. */
final class CatalogLook {

    /** Where Liquibase keeps its history, and revisions theirs. */
    static final String LIQUIBASE = "databasechangelog";

    private final Connection connection;
    private final boolean sqlite;

    CatalogLook(Connection connection, String dialect) {
        this.connection = connection;
        this.sqlite = dialect.equals("sqlite");
    }

    /**
     * How much is there of what statements make.
     *
     * @param there so many are
     * @param all of so many that can be looked for
     */
    record Presence(int there, int all) {}

    /** Of tables, indexes and columns; whatever a statement drops or renames is not counted. */
    Presence madeBy(List<String> statements) throws SQLException {
        int there = 0;
        int all = 0;
        for (String sql : statements) {
            List<SqlToken> tokens = SqlTokens.of(sql);
            int at = nameAt(tokens);
            if (at < 0) {
                // A rebuild makes and drops under names of its own; of such a revision nothing can be said.
                if (!tokens.isEmpty()
                        && List.of("DROP", "ALTER").contains(tokens.getFirst().keyword())) {
                    return new Presence(0, 0);
                }
                continue;
            }
            all++;
            there += exists(tokens, at) ? 1 : 0;
        }
        return new Presence(there, all);
    }

    /** Where the name of what is made begins; -1 when it is something else. */
    static int nameAt(List<SqlToken> tokens) {
        if (tokens.isEmpty() || !tokens.getFirst().is("CREATE")) {
            return -1;
        }
        int at = 1;
        while (at < tokens.size()
                && List.of("UNIQUE", "UNLOGGED").contains(tokens.get(at).keyword())) {
            at++;
        }
        if (at >= tokens.size()
                || !List.of("TABLE", "INDEX", "VIEW").contains(tokens.get(at).keyword())) {
            return -1;
        }
        at++;
        while (at < tokens.size()
                && List.of("CONCURRENTLY", "IF", "NOT", "EXISTS")
                        .contains(tokens.get(at).keyword())) {
            at++;
        }
        return at < tokens.size() && tokens.get(at).isName() ? at : -1;
    }

    private boolean exists(List<SqlToken> tokens, int at) throws SQLException {
        boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.');
        String schema = qualified ? name(tokens.get(at)) : "";
        String name = name(tokens.get(qualified ? at + 2 : at));
        String sql = sqlite
                ? "SELECT 1 FROM sqlite_master WHERE lower(name) = lower(?) AND ? IN ('', 'main')"
                : "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ?"
                        + " AND n.nspname = coalesce(nullif(?, ''), current_schema())"
                        // Of an index whose build has failed only the name is there.
                        + " AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indexrelid = c.oid AND NOT i.indisvalid)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setString(2, schema);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private String name(SqlToken token) {
        boolean folds = !sqlite && token.kind() == SqlToken.Kind.WORD;
        return folds ? token.value().toLowerCase(Locale.ROOT) : token.value();
    }

    /** Indexes that PostgreSQL was stopped in building, quoted as SQL. */
    List<String> invalidIndexes() throws SQLException {
        List<String> names = new ArrayList<>();
        if (sqlite) {
            return names;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                + " WHERE NOT i.indisvalid AND c.relkind = 'i' AND NOT EXISTS (SELECT 1 FROM"
                                + " pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid) ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Sentences about the histories of other tools, by the tables that these are in. */
    Map<String, String> otherTools(RecordedHistory history) throws SQLException {
        Map<String, String> tools = new LinkedHashMap<>();
        if (hasTable("alembic_version")) {
            tools.put(
                    "alembic_version",
                    "Alembic keeps its history here" + at("SELECT version_num FROM alembic_version") + ".");
        }
        if (hasTable("flyway_schema_history")) {
            tools.put(
                    "flyway_schema_history",
                    "Flyway keeps its history here"
                            + at(
                                    "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL AND success ORDER BY installed_rank DESC")
                            + ".");
        }
        if (hasTable(LIQUIBASE)) {
            int rows = count("SELECT count(*) FROM DATABASECHANGELOG");
            int foreign = rows - history.ours().size();
            if (foreign > 0) {
                tools.put(
                        LIQUIBASE,
                        "Another Liquibase changelog keeps its history in the same table: " + foreign
                                + (foreign == 1 ? " row is" : " rows are")
                                + " not of this folder. They stay untouched.");
            }
        }
        return tools;
    }

    private boolean hasTable(String name) throws SQLException {
        return exists(SqlTokens.of("CREATE TABLE \"" + name + "\""), 2);
    }

    /** Where it is; nothing where it may not be read, or only has the name of such a table: that is no reason to stop. */
    private String at(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? ", at " + rows.getString(1) : ", and is empty";
        } catch (SQLException unreadable) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return "";
        }
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
