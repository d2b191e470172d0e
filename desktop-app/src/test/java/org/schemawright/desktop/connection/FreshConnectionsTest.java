package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.rehearse.CopiedRows;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.ScratchDatabase;
import org.schemawright.migration.rehearse.ScratchDatabases;
import org.schemawright.migration.sqlite.SqliteDialect;

class FreshConnectionsTest {

    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileIsTriedOutInACopyAlsoWhenItIsReadOnly(boolean readOnly) throws Exception {
        Path file = folder.resolve("shop & more?.sqlite");
        opener.createSqlite(file);
        DatabaseReach writable = opener.reach(new ConnectionProfile.SqliteFile(file, Environment.TEST, false), null);
        try (Connection connection = writable.open();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 1 AS a");
        }
        DatabaseReach reach = opener.reach(new ConnectionProfile.SqliteFile(file, Environment.TEST, readOnly), null);
        try (ScratchDatabase scratch =
                new ScratchDatabases(new SqliteDialect(), reach).copy(CopiedRows.ALL, () -> false)) {
            tryOut(scratch);
        }
        try (ScratchDatabase scratch = new ScratchDatabases(new SqliteDialect(), reach).empty()) {
            assertThat(scratch.schema().tables()).isEmpty();
        }
    }

    @Test
    void aServersDatabaseIsTriedOutInOneBesideIt() throws Exception {
        try (TestPostgres.Database test = TestPostgres.create("Shop & more 2")) {
            test.execute("CREATE TABLE t AS SELECT 1 AS a");
            String url = "postgresql://" + TestPostgres.PASSWORD_USER + "@" + test.host() + ":" + test.port()
                    + "/Shop%20%26%20more%202";
            DatabaseReach reach = opener.reach(DatabaseUrl.parse(url).profile(), TestPostgres.PASSWORD.toCharArray());
            assertThat(reach.password()).isEqualTo(TestPostgres.PASSWORD);
            try (ScratchDatabase scratch =
                    new ScratchDatabases(new PostgresqlDialect(), reach).copy(CopiedRows.ALL, () -> false)) {
                tryOut(scratch);
            }
            assertThat(test.query("SELECT count(*) FROM t")).isEqualTo("1");
        }
    }

    private static void tryOut(ScratchDatabase scratch) throws Exception {
        try (Connection connection = scratch.open();
                var statement = connection.createStatement()) {
            assertThat(List.of(statement.executeUpdate("DELETE FROM t"))).containsExactly(1);
        }
    }
}
