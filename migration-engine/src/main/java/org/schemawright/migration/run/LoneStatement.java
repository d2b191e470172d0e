package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/**
 * A statement that runs in no transaction, so that a run which was ended from outside may have left it done and not
 * recorded, or an index half built. Looks before it runs again.
 */
final class LoneStatement {

    private final Connection connection;

    LoneStatement(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes way for the statement.
     *
     * @return false when what it would do is done already
     */
    boolean needsToRun(String sql) throws SQLException {
        List<SqlToken> tokens = SqlTokens.of(sql);
        boolean concurrent = tokens.stream().limit(4).anyMatch(t -> t.is("CONCURRENTLY"));
        boolean creates = concurrent && tokens.getFirst().is("CREATE");
        boolean drops = concurrent && tokens.getFirst().is("DROP");
        int at = creates ? CatalogLook.nameAt(tokens) : drops ? dropped(tokens) : -1;
        if (at < 0 || tokens.get(at).is("ON")) {
            return true;
        }
        boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.');
        String schema = qualified ? name(tokens.get(at)) : "";
        String index = name(tokens.get(qualified ? at + 2 : at));
        String table = creates ? table(tokens, at) : "";
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT i.indisvalid, i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid ="
                        + " i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class t ON t.oid ="
                        + " i.indrelid WHERE c.relname = ? AND (? = '' OR n.nspname = ?) AND (? = '' OR t.relname = ?)"
                        + " AND (? <> '' OR pg_table_is_visible(c.oid))")) {
            statement.setString(1, index);
            statement.setString(2, schema);
            statement.setString(3, schema);
            statement.setString(4, table);
            statement.setString(5, table);
            statement.setString(6, schema);
            try (ResultSet rows = statement.executeQuery()) {
                boolean there = rows.next();
                if (drops || !there) {
                    return drops ? there : true;
                }
                if (rows.getBoolean(1)) {
                    return false;
                }
                drop(rows.getString(2));
                return true;
            }
        }
    }

    private static int dropped(List<SqlToken> tokens) {
        for (int i = 0; i < tokens.size() - 1; i++) {
            if (tokens.get(i).is("CONCURRENTLY")) {
                int at = i + 1;
                while (at < tokens.size()
                        && List.of("IF", "EXISTS").contains(tokens.get(at).keyword())) {
                    at++;
                }
                boolean several = tokens.stream().anyMatch(t -> t.isSymbol(','));
                return several || at >= tokens.size() ? -1 : at;
            }
        }
        return -1;
    }

    private static String table(List<SqlToken> tokens, int from) {
        for (int i = from; i < tokens.size() - 1; i++) {
            if (tokens.get(i).is("ON")) {
                int at = tokens.get(i + 1).is("ONLY") ? i + 2 : i + 1;
                boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.');
                return name(tokens.get(qualified ? at + 2 : at));
            }
        }
        return "";
    }

    private static String name(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD ? token.value().toLowerCase(Locale.ROOT) : token.value();
    }

    private void drop(String index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX CONCURRENTLY " + index);
        }
    }
}
