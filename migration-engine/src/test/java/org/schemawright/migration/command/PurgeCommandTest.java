package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.TestPostgres;

/** What revisions keep is seen by nobody but this command. */
class PurgeCommandTest {

    @TempDir
    Path base;

    private TestPostgres.@Nullable Database server;
    private String url = "";

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--dir", base.resolve("migrations").toString(), "--url", url));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatIsKeptIsListedAndPurgedByName(String kind) throws Exception {
        if (kind.equals("postgresql")) {
            server = TestPostgres.create();
        }
        url = server == null ? "jdbc:sqlite:" + base.resolve("shop.db") : server.jdbcUrl();
        Path wanted = Files.writeString(base.resolve("wanted.sql"), "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        try (Connection present = DriverManager.getConnection(url);
                Statement here = present.createStatement()) {
            here.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, gone VARCHAR(9))");
            here.execute("CREATE TABLE b (id INTEGER PRIMARY KEY)");
            here.execute("INSERT INTO a VALUES (1, 'x'), (2, 'y')");
        }
        assertThat(run("purge").out()).isEqualTo("Nothing is kept.\n");
        assertThat(run("baseline").status()).isZero();
        assertThat(run("generate", "--target", wanted.toString()).status()).isZero();
        assertThat(run("upgrade").status()).isZero();
        assertThat(run("check").status()).as(run("check").err()).isZero();
        assertThat(run("generate", "--target", wanted.toString()).out()).startsWith("The schemas are the same");
        CommandRun listed = run("purge");
        assertThat(listed.out())
                .containsPattern(
                        "[0-9a-f]{12}  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  2 rows  The values of a.gone")
                .containsPattern("0 rows  The rows of b");
        String id = listed.out().substring(0, 12);
        assertThat(run("purge", "--json").out()).contains("\"kept\" : [", "\"revision\" : \"" + id, "\"rows\" : 2");
        assertThat(run("purge", "zz").err()).startsWith("Nothing is kept for a revision zz.");
        assertThat(run("purge", id.substring(0, 4)).out()).contains("Purged: The values of a.gone (2 rows)\n");
        assertThat(run("purge").out()).isEqualTo("Nothing is kept.\n");
        CommandRun down = run("downgrade");
        assertThat(down.status()).isEqualTo(1);
        assertThat(down.err()).contains("took away was kept, and then purged. It cannot be taken back.");
    }
}
