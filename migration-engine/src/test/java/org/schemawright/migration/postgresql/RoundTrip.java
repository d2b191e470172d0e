package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Reads a database, builds it anew from what was read, and compares both: as we read them, and as PostgreSQL says it. */
final class RoundTrip {

    private RoundTrip() {}

    static void check(TestPostgres.Database original) throws SQLException {
        DatabaseSchema schema;
        List<String> catalog;
        try (Connection connection = original.open()) {
            schema = new PostgresqlSchemaReader().read(connection);
            catalog = CatalogLines.of(connection);
        }
        assertThat(schema.unread()).isEmpty();
        List<Statement> script = new PostgresqlSchemaWriter().create(schema);
        try (TestPostgres.Database rebuilt = TestPostgres.create()) {
            run(script, rebuilt);
            try (Connection connection = rebuilt.open()) {
                List<String> found = CatalogLines.of(connection);
                assertThat(CatalogLines.differences(catalog, found))
                        .as("what PostgreSQL says")
                        .isEmpty();
                DatabaseSchema again = new PostgresqlSchemaReader().read(connection);
                assertThat(again.structure()).usingRecursiveComparison().isEqualTo(schema.structure());
                assertThat(again.structure()).isEqualTo(schema.structure());
            }
        }
    }

    static void run(List<Statement> script, TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.open();
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Statement step : script) {
                try {
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    throw new SQLException(
                            e.getMessage() + "\n" + sql(script) + "\nat: " + step.sql(), e.getSQLState(), e);
                }
            }
        }
    }

    static String sql(List<Statement> script) {
        StringBuilder sql = new StringBuilder();
        script.forEach(step -> sql.append(step.sql()).append(";\n"));
        return sql.toString();
    }
}
