package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.workspace.Trouble.Action;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.sqlite.SqliteDialect;

/** What only a server leaves behind is found and mended. */
class RepairsTest {

    @TempDir
    Path folder;

    private TestPostgres.Database server;
    private OpenDatabase database;
    private Repairs repairs;

    @BeforeEach
    void open() {
        server = TestPostgres.create();
        database = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect())
                .open(
                        new ConnectionProfile.PostgresServer(
                                server.host(),
                                server.port(),
                                server.name(),
                                server.user(),
                                Map.of(),
                                Environment.TEST,
                                false),
                        null);
        repairs = new Repairs(database, new MigrationEngine(database.dialect()));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void anIndexThatWasNeverFinishedIsBuiltAnewOrDropped() throws Exception {
        server.execute("CREATE TABLE t (\"A b\" int)", "INSERT INTO t VALUES (1), (1)");
        stopHalfWay();
        Trouble trouble = only();
        assertThat(trouble.title()).isEqualTo("The index \"T ix\" was never finished.");
        assertThat(trouble.waysOut()).extracting(WayOut::action).containsExactly(Action.BUILD_INDEX, Action.DROP_INDEX);

        server.execute("DELETE FROM t");
        repairs.mend(trouble.waysOut().getFirst(), folder);
        assertThat(repairs.look(folder).troubles()).isEmpty();
        assertThat(server.query("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"T ix\"'::regclass"))
                .isEqualTo("t");

        server.execute("DROP INDEX \"T ix\"", "INSERT INTO t VALUES (1), (1)");
        stopHalfWay();
        repairs.mend(only().waysOut().getLast(), folder);
        assertThat(repairs.look(folder).troubles()).isEmpty();
        assertThat(server.query("SELECT count(*) FROM pg_indexes WHERE tablename = 't'"))
                .isEqualTo("0");
    }

    /** A unique index over equal values cannot be finished, and stays behind. */
    private void stopHalfWay() throws SQLException {
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE UNIQUE INDEX CONCURRENTLY \"T ix\" ON t (\"A b\")");
        } catch (SQLException expected) {
            assertThat(expected.getSQLState()).isEqualTo("23505");
        }
    }

    private Trouble only() throws Exception {
        List<Trouble> found = repairs.look(folder).troubles();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
