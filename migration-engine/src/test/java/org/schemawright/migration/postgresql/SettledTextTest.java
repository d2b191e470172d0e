package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.schema.DatabaseSchema;

/** What PostgreSQL writes differently once it has read its own writing is one and the same. */
class SettledTextTest {

    private static DatabaseSchema read(TestPostgres.Database database) throws Exception {
        try (Connection connection = database.open()) {
            return new PostgresqlSchemaReader().read(connection);
        }
    }

    @Test
    void aListOfTextsStaysWhatItWasWhenItIsBuiltAgain() throws Exception {
        try (TestPostgres.Database original = TestPostgres.create();
                TestPostgres.Database rebuilt = TestPostgres.create()) {
            original.execute(
                    "CREATE TABLE t (k varchar(9) CHECK (k IN ('a', 'it''s', NULL)),"
                            + " g boolean GENERATED ALWAYS AS (k NOT IN ('x', 'y')) STORED)",
                    "CREATE INDEX i ON t (k) WHERE k IN ('a', 'b')",
                    "CREATE VIEW v AS SELECT k IN ('a', 'b') AS among FROM t WHERE k NOT IN ('c', 'd')",
                    "CREATE DOMAIN d AS varchar(3) CHECK (VALUE IN ('a', 'b'))",
                    "CREATE POLICY p ON t USING (k IN ('a', 'b'))",
                    "CREATE RULE r AS ON DELETE TO t WHERE OLD.k IN ('a', 'b') DO INSTEAD NOTHING",
                    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                    "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.k IN ('a', 'b')) EXECUTE FUNCTION f()");
            assertThat(original.query(
                            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 't_k_check'"))
                    .as("what is no rest")
                    .contains("])::text[]");
            DatabaseSchema schema = read(original);
            RoundTrip.run(new PostgresqlSchemaWriter().create(schema), rebuilt);
            assertThat(read(rebuilt).structure()).isEqualTo(schema.structure());
            assertThat(schema.structure().toString())
                    .doesNotContain("])::text[]")
                    .contains("('it''s'::character varying)::text");
        }
    }
}
