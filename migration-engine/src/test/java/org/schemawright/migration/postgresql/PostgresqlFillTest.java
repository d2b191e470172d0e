package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** Rows without a value get one before their column must have one, whatever waits for the commit. */
class PostgresqlFillTest {

    private static final ObjectName BOOK = new ObjectName("public", "book");

    @Test
    void triggersThatWaitForTheCommitDoNotStandInTheWay() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = DriverManager.getConnection(database.jdbcUrl());
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE book (id integer PRIMARY KEY, pages integer);"
                    + " INSERT INTO book VALUES (1, NULL);"
                    + " CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                    + " CREATE CONSTRAINT TRIGGER looks AFTER UPDATE ON book DEFERRABLE INITIALLY DEFERRED"
                    + " FOR EACH ROW EXECUTE FUNCTION look()");
            MigrationEngine engine = new MigrationEngine(new PostgresqlDialect());
            DatabaseSchema schema = engine.reflect(connection);
            Column pages = schema.table(BOOK).orElseThrow().column("pages").orElseThrow();
            MigrationPlan plan =
                    engine.plan(schema, List.of(new Change.AlterColumn(BOOK, pages, pages.notNull(), "1")));
            connection.setAutoCommit(false);
            for (Statement up : plan.up()) {
                statement.execute(up.sql());
            }
            connection.commit();
            assertThat(engine.reflect(connection)
                            .table(BOOK)
                            .orElseThrow()
                            .column("pages")
                            .orElseThrow()
                            .nullable())
                    .isFalse();
        }
    }
}
