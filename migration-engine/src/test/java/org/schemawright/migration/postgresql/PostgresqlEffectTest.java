package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.plan.StatementEffect;

/** The locks and rewrites that we tell of are those that a real server takes and makes. */
class PostgresqlEffectTest {

    private static final List<String> STATEMENTS = List.of(
            "CREATE INDEX i ON \"public\".\"t\" (n)",
            "CREATE UNIQUE INDEX i ON t (id)",
            "DROP INDEX \"public\".\"j\"",
            "ALTER TABLE \"public\".\"t\" ADD COLUMN c integer",
            "ALTER TABLE t ADD COLUMN c integer NOT NULL DEFAULT 5",
            "ALTER TABLE t ADD COLUMN c uuid DEFAULT gen_random_uuid()",
            "ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS IDENTITY",
            "ALTER TABLE t ADD COLUMN c serial",
            "ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS (n + 1) STORED",
            "ALTER TABLE t DROP COLUMN n",
            "ALTER TABLE t ALTER COLUMN n TYPE bigint",
            "ALTER TABLE t ALTER COLUMN n SET NOT NULL",
            "ALTER TABLE t ALTER COLUMN n DROP NOT NULL",
            "ALTER TABLE t ALTER COLUMN n SET DEFAULT 3",
            "ALTER TABLE t ALTER COLUMN n SET STATISTICS 50",
            "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0)",
            "ALTER TABLE t ADD CONSTRAINT k CHECK (n > 0) NOT VALID",
            "ALTER TABLE t ADD CONSTRAINT k UNIQUE (n)",
            "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id)",
            "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (n) REFERENCES p (id) NOT VALID",
            "ALTER TABLE t VALIDATE CONSTRAINT later",
            "ALTER TABLE t DROP CONSTRAINT later",
            "ALTER TABLE t RENAME COLUMN n TO m",
            "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE t DISABLE TRIGGER ALL",
            "ALTER TABLE t SET (fillfactor = 70)",
            "ALTER TABLE t RESET (fillfactor)",
            "ALTER TABLE t SET UNLOGGED",
            "ALTER TABLE t SET SCHEMA other",
            "ALTER TABLE t SET WITHOUT CLUSTER",
            "ALTER TABLE t CLUSTER ON j",
            "ALTER TABLE t REPLICA IDENTITY FULL",
            "ALTER TABLE t FORCE ROW LEVEL SECURITY",
            "ALTER TABLE t NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE t INHERIT p2",
            "COMMENT ON TABLE t IS 'x'",
            "CREATE POLICY y ON t USING (true)",
            "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
            "CREATE STATISTICS s ON id, n FROM t",
            "LOCK TABLE t",
            "LOCK TABLE ONLY t IN SHARE ROW EXCLUSIVE MODE",
            "LOCK TABLE t IN SHARE MODE NOWAIT",
            "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()");

    private static final List<String> WEAK_TO_STRONG = List.of(
            "AccessShareLock",
            "RowShareLock",
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    @Test
    void isWhatTheServerDoes() throws SQLException {
        List<String> told = new ArrayList<>();
        List<String> real = new ArrayList<>();
        try (TestPostgres.Database database = TestPostgres.create()) {
            database.execute(
                    "CREATE SCHEMA other",
                    "CREATE TABLE p (id integer PRIMARY KEY)",
                    "CREATE TABLE p2 (n integer)",
                    "CREATE TABLE t (id integer, n integer, CONSTRAINT later CHECK (n > 0) NOT VALID)",
                    "ALTER TABLE t DROP CONSTRAINT later",
                    "ALTER TABLE t ADD CONSTRAINT later CHECK (n > 0) NOT VALID",
                    "INSERT INTO p VALUES (1)",
                    "INSERT INTO t VALUES (1, 1)",
                    "CREATE INDEX j ON t (n)");
            try (Connection connection = database.open();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                String table = one(statement, "SELECT 't'::regclass::oid");
                String file = "SELECT pg_relation_filenode(" + table + ")";
                for (String sql : STATEMENTS) {
                    String before = one(statement, file);
                    statement.execute(sql);
                    String lock = strongest(statement, table);
                    boolean rewritten = !before.equals(one(statement, file));
                    connection.rollback();
                    StatementEffect effect = PostgresqlEffect.of(sql).orElseThrow(() -> new AssertionError(sql));
                    told.add(sql + ": " + effect.lock().replace(" ", "") + " " + effect.rewrites());
                    real.add(sql + ": " + lock.replace("Lock", "").toUpperCase(Locale.ROOT) + " " + rewritten);
                }
            }
        }
        assertThat(told).isEqualTo(real);
    }

    private static String strongest(Statement statement, String table) throws SQLException {
        int strongest = 0;
        try (ResultSet rows = statement.executeQuery(
                "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation = " + table)) {
            while (rows.next()) {
                strongest = Math.max(strongest, WEAK_TO_STRONG.indexOf(rows.getString(1)));
            }
        }
        return WEAK_TO_STRONG.get(strongest);
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
