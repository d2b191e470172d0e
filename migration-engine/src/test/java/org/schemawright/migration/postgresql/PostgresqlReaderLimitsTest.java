package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.reflect.CatalogQueries;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Unread;

/** What the server has not, what this role may not read, and what goes away meanwhile. */
class PostgresqlReaderLimitsTest {

    private static final String ROLE = "reads_little";

    private final PostgresqlSchemaReader reader = new PostgresqlSchemaReader();
    private TestPostgres.Database database;

    @BeforeEach
    void create() throws SQLException {
        database = TestPostgres.create().execute("""
                CREATE ROLE reads_little LOGIN;
                CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE CHECK (name <> ''));
                CREATE VIEW names AS SELECT name FROM item;
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER touched BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION touch();
                """);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP OWNED BY reads_little", "DROP ROLE reads_little");
        database.close();
    }

    @Test
    void showsTheRestWhereCatalogsMayNotBeRead() throws Exception {
        database.execute("""
                REVOKE SELECT ON pg_catalog.pg_trigger, pg_catalog.pg_description, pg_catalog.pg_proc FROM PUBLIC;
                REVOKE EXECUTE ON FUNCTION pg_catalog.pg_get_viewdef(oid) FROM PUBLIC;
                """);

        for (boolean alone : new boolean[] {true, false}) {
            try (Connection connection = openAsRole()) {
                connection.setAutoCommit(alone);
                DatabaseSchema schema = reader.read(connection);

                assertThat(schema.tables()).singleElement().satisfies(table -> {
                    assertThat(table.columns()).hasSize(2);
                    assertThat(table.constraints()).hasSize(3);
                });
                assertThat(schema.triggers()).isEmpty();
                assertThat(schema.views()).singleElement().satisfies(view -> {
                    assertThat(view.columns()).hasSize(1);
                    assertThat(view.problem()).isNotNull();
                });
                assertThat(schema.unread())
                        .contains(
                                new Unread("triggers", "permission denied for table pg_trigger"),
                                new Unread("functions and procedures", "permission denied for table pg_proc"),
                                new Unread("tables and views", "permission denied for pg_description"),
                                new Unread("tables and views", "permission denied for pg_get_viewdef(oid)"));
                assertThat(connection.createStatement().execute("SELECT 1")).isTrue();
            }
        }
    }

    @Test
    void saysWhyWhereNotEvenTablesCanBeListed() throws Exception {
        database.execute("REVOKE SELECT ON pg_catalog.pg_namespace FROM PUBLIC");

        try (Connection connection = openAsRole()) {
            assertThatThrownBy(() -> reader.read(connection))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("permission denied for table pg_namespace");
        }
    }

    @Test
    void anEmptyDatabaseIsEmptyEvenWhereSomethingMayNotBeRead() throws Exception {
        database.execute(
                "DROP TABLE item CASCADE",
                "DROP FUNCTION touch()",
                "REVOKE SELECT ON pg_catalog.pg_description FROM PUBLIC");

        try (Connection connection = openAsRole()) {
            assertThat(reader.read(connection).tables()).isEmpty();
        }
    }

    /** As on CockroachDB or an old version: each thing missing alone, then all of them. */
    @Test
    void doesWithoutWhatTheServerDoesNotHave() throws Exception {
        try (Connection connection = database.open()) {
            CatalogQueries queries = new CatalogQueries(connection, Catalog.class);
            for (CatalogQuery query : CatalogQuery.values()) {
                CatalogText text = new CatalogText(queries.text(query.resource()));
                Set<String> there = text.conditions().isEmpty()
                        ? Set.of()
                        : Server.of(queries, text.conditions()).usable();
                int columns = columns(connection, text.where(there::contains), query + " with all");
                for (String missing : there) {
                    Predicate<String> others =
                            item -> there.contains(item) && !item.equals(missing) && !item.startsWith(missing + ".");
                    String what = query + " without " + missing;
                    assertThat(columns(connection, text.where(others), what))
                            .as(what)
                            .isEqualTo(columns);
                }
                assertThat(columns(connection, text.where(_ -> false), query + " without all"))
                        .isEqualTo(columns);
            }
        }
    }

    @Test
    void toleratesWhatIsDroppedBetweenTwoStatements() throws Exception {
        AtomicInteger statements = new AtomicInteger();
        try (Connection connection = database.open()) {
            Connection slow = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("createStatement") && statements.incrementAndGet() == 3) {
                            database.execute("DROP TABLE item CASCADE");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });

            DatabaseSchema schema = reader.read(slow);

            assertThat(schema.tables()).singleElement().satisfies(table -> assertThat(table.columns())
                    .isEmpty());
            assertThat(schema.routines()).hasSize(1);
            assertThat(schema.unread()).isEmpty();
            assertThat(reader.read(slow).table(new ObjectName("public", "item")))
                    .isEmpty();
        }
    }

    private static int columns(Connection connection, String sql, String what) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getMetaData().getColumnCount();
        } catch (SQLException e) {
            throw new SQLException(what + ": " + sql, e);
        }
    }

    private Connection openAsRole() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl().replace("user=" + database.user(), "user=" + ROLE));
    }
}
