package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.TestPostgres;

/** The commands tell hazards with facts, and lose nothing unasked. */
class HazardCommandsTest {

    @TempDir
    Path base;

    private TestPostgres.@Nullable Database server;
    private String url = "";

    private void open(String kind) throws SQLException {
        if (kind.equals("sqlite")) {
            url = "jdbc:sqlite:" + base.resolve("shop.db");
        } else {
            server = TestPostgres.create();
            url = server.jdbcUrl();
        }
        execute(
                "CREATE TABLE a (id integer PRIMARY KEY, old varchar(9), n integer)",
                "INSERT INTO a VALUES (1, 'x', 5)");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--dir", base.resolve("migrations").toString(), "--url", url));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String target(String sql) throws Exception {
        return Files.writeString(base.resolve("wanted.sql"), sql).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void nothingIsLostUnasked(String kind) throws Exception {
        open(kind);
        String wanted = target("CREATE TABLE a (id integer PRIMARY KEY, n integer);");
        CommandRun refused = run("generate", "--target", wanted, "--no-keep");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("DELETES_DATA: ", "  1 row now, such as:", "    id 1, old x", "See them: ");
        assertThat(run("generate", "--target", wanted, "--no-keep", "--accept", "DELETES_DATA", "-m", "Gone")
                        .status())
                .isZero();

        assertThat(run("show").out()).contains("-- DELETES_DATA: ");
        assertThat(run("show", "--json").out()).contains("\"hazards\"", "\"kind\" : \"DELETES_DATA\"");
        assertThat(run("check").err()).contains("DELETES_DATA: ", "id 1, old x");
        assertThat(run("rehearse").err()).contains("DELETES_DATA: ");
        CommandRun stopped = run("upgrade");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("id 1, old x", "Nothing was run. If that is meant, say so: --accept DELETES_DATA");
        assertThat(run("upgrade", "--json").out()).contains("\"mustBeAccepted\" : true", "\"count\" : 1");
        execute("UPDATE a SET old = 'y'");
        assertThat(run("upgrade", "--accept", "DELETES_DATA").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatIsConvertedMustBeAcceptedToo(String kind) throws Exception {
        open(kind);
        execute("UPDATE a SET old = '007'");
        String wanted = target("CREATE TABLE a (id integer PRIMARY KEY, old integer, n integer);");
        assertThat(run("generate", "--target", wanted, "--no-keep").err())
                .contains("CHANGES_VALUES: ", "    id 1, old 007", "--accept CHANGES_VALUES");
        assertThat(run("generate", "--target", wanted, "--no-keep", "--accept", "CHANGES_VALUES")
                        .status())
                .isZero();
        assertThat(run("upgrade").err()).contains("--accept CHANGES_VALUES");
        execute("UPDATE a SET old = '7'");
        assertThat(run("upgrade").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void goingBackLosesNothingUnaskedEither(String kind) throws Exception {
        open(kind);
        String wanted = target("CREATE TABLE a (id integer PRIMARY KEY, old varchar(9), n integer);"
                + " CREATE TABLE b (id integer PRIMARY KEY);");
        assertThat(run("generate", "--target", wanted, "--no-keep").status()).isZero();
        assertThat(run("upgrade").status()).isZero();
        execute("INSERT INTO b VALUES (7)");
        CommandRun stopped = run("downgrade");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err()).contains("    id 7", "--accept DELETES_DATA");
        execute("DELETE FROM b");
        assertThat(run("downgrade").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void goingBackKeepsWhatItTakesAway(String kind) throws Exception {
        open(kind);
        String wanted = target("CREATE TABLE a (id integer PRIMARY KEY, old varchar(9), n integer);"
                + " CREATE TABLE b (id integer PRIMARY KEY);");
        assertThat(run("generate", "--target", wanted).status()).isZero();
        assertThat(run("upgrade").status()).isZero();
        execute("INSERT INTO b VALUES (7)");
        assertThat(run("downgrade").err()).contains("KEEPS_DATA: The rows of b are kept", "    id 7");
        assertThat(run("check").err()).doesNotContain("schemawright_kept");
        assertThat(run("purge").out()).contains("The rows of b");
        assertThat(run("upgrade").status()).isZero();
        assertThat(run("downgrade").err()).contains("    id 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void rowsInTheWayAreNamed(String kind) throws Exception {
        open(kind);
        String wanted = target("CREATE TABLE a (id integer PRIMARY KEY, old varchar(9), n integer, CHECK (n > 10));");
        CommandRun made = run("generate", "--target", wanted, "-m", "Large");
        assertThat(made.status()).isZero();
        assertThat(made.err()).contains("ROWS_MAY_BREAK_RULE: ", "    id 1, n 5");
        CommandRun stopped = run("upgrade");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("Rows are in the way of revision ", "Change or remove these rows, then run it again.");
        execute("UPDATE a SET n = 11");
        assertThat(run("upgrade").status()).isZero();
    }
}
