package org.schemawright.migration.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.reflect.CatalogQueries;
import org.schemawright.migration.reflect.CatalogQueries.RowReader;
import org.schemawright.migration.schema.Unread;

/**
 * Runs the catalog queries, each cut to what the server has. What fails is noted, and the rest goes on: a query that
 * fails is tried once more without the functions that write out definitions, for one object can make them fail for all.
 */
final class Catalog {

    private final CatalogQueries queries;
    private final Map<CatalogQuery, CatalogText> texts;
    private final Server server;
    private final List<Unread> unread = new ArrayList<>();

    /** Asks the server what it has. */
    Catalog(Connection connection) throws SQLException {
        this.queries = new CatalogQueries(connection, Catalog.class);
        this.texts = new EnumMap<>(CatalogQuery.class);
        Set<String> wanted = new LinkedHashSet<>();
        for (CatalogQuery query : CatalogQuery.values()) {
            CatalogText text = new CatalogText(queries.text(query.resource()));
            texts.put(query, text);
            wanted.addAll(text.conditions());
        }
        this.server = Server.of(queries, wanted);
    }

    String defaultSchema() {
        return server.defaultSchema();
    }

    /**
     * Takes the connection to the path under which schemas are read, where it has another one.
     *
     * @return what takes it back
     */
    Restoring underUsualPath() throws SQLException {
        List<String> path = Server.path(server.defaultSchema());
        if (path.equals(server.searchPath())) {
            return () -> {};
        }
        String before = queries.select("SELECT current_setting('search_path') AS path", row -> text(row, "path"))
                .getFirst();
        setPath(path.stream().map(SqlName::quote).collect(Collectors.joining(", ")));
        return () -> setPath(before);
    }

    private void setPath(String path) throws SQLException {
        queries.select("SELECT set_config('search_path', " + SqlName.literal(path) + ", false)", _ -> path);
    }

    /** Takes back what was done for the time of reading. */
    interface Restoring extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** What could not be read so far. */
    List<Unread> unread() {
        return List.copyOf(unread);
    }

    /** The statement as this server gets it. */
    String sql(CatalogQuery query) {
        return text(query).where(server::has);
    }

    /** One value for each row; none where the query cannot be run, which is noted. */
    <T> List<T> rows(CatalogQuery query, RowReader<T> reader) throws SQLException {
        try {
            return needed(query, reader);
        } catch (SQLException e) {
            if (isEndOfAll(e)) {
                throw e;
            }
            return List.of();
        }
    }

    /** The same, thrown where it fails: nothing can be shown without it. */
    <T> List<T> needed(CatalogQuery query, RowReader<T> reader) throws SQLException {
        text(query).conditions().stream()
                .filter(server.refused()::contains)
                .forEach(item -> note(query, "permission denied for " + item));
        String sql = sql(query);
        try {
            return run(sql, reader);
        } catch (SQLException e) {
            String less = text(query).where(server::hasData);
            note(query, reason(e));
            if (isEndOfAll(e) || less.equals(sql)) {
                throw inItsWords(e);
            }
            return without(less, reader);
        }
    }

    private <T> List<T> without(String sql, RowReader<T> reader) throws SQLException {
        try {
            return run(sql, reader);
        } catch (SQLException e) {
            throw inItsWords(e);
        }
    }

    private static SQLException inItsWords(SQLException e) {
        return new SQLException(reason(e), e.getSQLState(), e);
    }

    /** In a transaction a failure would spoil all that follows. */
    private <T> List<T> run(String sql, RowReader<T> reader) throws SQLException {
        Connection connection = queries.connection();
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            List<T> rows = queries.select(sql, reader);
            if (savepoint != null) {
                connection.releaseSavepoint(savepoint);
            }
            return rows;
        } catch (SQLException e) {
            if (savepoint != null && !isEndOfAll(e)) {
                connection.rollback(savepoint);
            }
            throw e;
        }
    }

    /** The connection is gone, or somebody asked to stop. */
    private static boolean isEndOfAll(SQLException e) {
        String state = Objects.toString(e.getSQLState(), "");
        return state.startsWith("08") || state.startsWith("57");
    }

    private void note(CatalogQuery query, String reason) {
        unread.add(new Unread(query.words(), reason));
    }

    /** The words of the server, without the grade before and the position behind. */
    private static String reason(SQLException e) {
        String first = Objects.toString(e.getMessage(), "").lines().findFirst().orElse("");
        return first.startsWith("ERROR: ") ? first.substring("ERROR: ".length()) : first;
    }

    private CatalogText text(CatalogQuery query) {
        return Objects.requireNonNull(texts.get(query));
    }

    /** A text array; empty where it is NULL. An element that is NULL is null in the list. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    /** A column of a result that is never NULL. */
    static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        if (value == null) {
            throw new SQLException("The catalog has no " + column + " where it always has one");
        }
        return value;
    }
}
