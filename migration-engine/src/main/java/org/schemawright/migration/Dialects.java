package org.schemawright.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** Picks the dialect for a database. */
public final class Dialects {

    private static final List<Dialect> ALL = List.of(new SqliteDialect(), new PostgresqlDialect());

    private Dialects() {}

    /** All dialects. */
    public static List<Dialect> all() {
        return ALL;
    }

    /** By a JDBC URL such as {@code jdbc:sqlite:shop.db}; empty for an engine that we do not know. */
    public static Optional<Dialect> forUrl(String jdbcUrl) {
        String url = jdbcUrl.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(d -> url.startsWith("jdbc:" + d.id() + ":")).findFirst();
    }

    /** By what an open connection says it leads to; empty for an engine that we do not know. */
    public static Optional<Dialect> forConnection(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return ALL.stream()
                .filter(d -> d.displayName().equalsIgnoreCase(product))
                .findFirst();
    }
}
