package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;

/** Who may do what with things that are made anew on the way. */
class PostgresqlRightsTest {

    private static final String ROLES = """
            DO $$ BEGIN CREATE ROLE "Late Reader"; EXCEPTION WHEN duplicate_object THEN NULL; END $$""";

    private static final String RIGHTS = """
            SELECT string_agg(name || ' ' || (SELECT string_agg(one::text, ',' ORDER BY one::text) FROM unnest(acl) AS one),
                              E'\\n' ORDER BY name)
              FROM (SELECT relname::text AS name, coalesce(relacl, acldefault('r', relowner)) AS acl
                      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm')
                    UNION ALL
                    SELECT proname::text, coalesce(proacl, acldefault('f', proowner))
                      FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                    UNION ALL
                    SELECT typname::text, coalesce(typacl, acldefault('T', typowner))
                      FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e') AS found""";

    @Test
    void whatIsMadeAnewHasTheRightsItHadAndNoMoreByDefault() throws SQLException {
        List<String> things = List.of(
                "CREATE VIEW v AS SELECT id, a FROM t",
                "CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
                "CREATE VIEW granted AS SELECT a FROM t",
                "CREATE FUNCTION closed() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a FROM v; END");
        try (TestPostgres.Database one = TestPostgres.create();
                TestPostgres.Database two = TestPostgres.create()) {
            one.execute(
                    ROLES,
                    "CREATE TYPE mood AS ENUM ('good', 'bad')",
                    "CREATE TABLE t (id integer PRIMARY KEY, a varchar(10), m mood)");
            one.execute(things.toArray(String[]::new));
            one.execute(
                    "GRANT SELECT, UPDATE ON granted TO \"Late Reader\"",
                    "GRANT SELECT ON v TO PUBLIC",
                    "REVOKE EXECUTE ON FUNCTION closed() FROM PUBLIC",
                    "REVOKE USAGE ON TYPE mood FROM PUBLIC",
                    "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO \"Late Reader\"",
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT DELETE ON TABLES TO PUBLIC",
                    "ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO \"Late Reader\"");
            two.execute(
                    "CREATE TYPE mood AS ENUM ('bad')",
                    "CREATE TABLE t (id integer PRIMARY KEY, a varchar(40), m mood)",
                    "CREATE VIEW young AS SELECT id FROM t");
            two.execute(things.toArray(String[]::new));
            String before = one.query(RIGHTS);
            MigrationPlan plan = new SchemaPlanner(
                            new PostgresqlChangeWriter(),
                            new PostgresqlMigrationWriter(),
                            new Keeping(new PostgresqlKeptWriter(), true))
                    .plan(read(one), read(two), List.of());
            run(plan.up(), one);
            assertThat(one.query(RIGHTS).lines().filter(line -> !line.startsWith("young ")))
                    .containsExactlyElementsOf(before.lines().toList());
            assertThat(one.query("SELECT relacl::text FROM pg_class WHERE relname = 'young'"))
                    .as("a new view has what is usual")
                    .contains("Late Reader");
            run(plan.down(), one);
            assertThat(one.query(RIGHTS)).isEqualTo(before);
        }
    }

    private static DatabaseSchema read(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.open()) {
            return new PostgresqlSchemaReader().read(connection);
        }
    }

    private static void run(List<Statement> statements, TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Statement step : statements) {
                statement.execute(step.sql());
            }
            connection.commit();
        }
    }
}
