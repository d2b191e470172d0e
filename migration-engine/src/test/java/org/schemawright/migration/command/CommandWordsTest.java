package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.postgresql.TestPostgres;

/** Names that people write behind options: of what is renamed, and of hazards. */
class CommandWordsTest {

    @TempDir
    Path base;

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private CommandRun generate(String url, String target, String... renames) throws IOException {
        Path script = Files.writeString(base.resolve("target.sql"), target);
        List<String> words = new ArrayList<>(List.of("generate", "--url", url, "--target", script.toString()));
        words.addAll(List.of("--dir", base.resolve("migrations").toString(), "-m", "m"));
        List.of(renames).forEach(rename -> words.addAll(List.of("--rename", rename)));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private String sqlite(String... statements) throws SQLException {
        String url = "jdbc:sqlite:" + base.resolve("here.db");
        for (String sql : statements) {
            execute(url, sql);
        }
        return url;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b a.x=y", "a.x=y a=b", "a=b b.x=y", "b.x=y a=b"})
    void aTableAndItsColumnAreRenamedInAnyOrder(String renames) throws Exception {
        String url = sqlite("CREATE TABLE a (id INTEGER PRIMARY KEY, x INT)", "INSERT INTO a VALUES (1, 7)");
        CommandRun made = generate(url, "CREATE TABLE b (id INTEGER PRIMARY KEY, y INT)", renames.split(" "));
        assertThat(made.err()).doesNotContain("KEEPS_DATA", "DELETES_DATA", "Perhaps renamed");
        assertThat(made.out()).startsWith("Made revision");
    }

    @Test
    void aNameThatIsGivenUpCanBeTaken() throws Exception {
        String url = sqlite("CREATE TABLE a (p INT, q INT)", "CREATE TABLE b (z INT)");
        CommandRun made =
                generate(url, "CREATE TABLE b (q INT, r INT); CREATE TABLE c (z INT)", "a=b", "b=c", "a.p=q", "a.q=r");
        assertThat(made.err()).doesNotContain("KEEPS_DATA", "There is");
        assertThat(made.out()).startsWith("Made revision");
    }

    @Test
    void whatTheTargetDoesNotHaveIsSaid() throws Exception {
        String url = sqlite("CREATE TABLE t (id INTEGER PRIMARY KEY, x INT)");
        String target = "CREATE TABLE v (id INTEGER PRIMARY KEY, x INT)";
        CommandRun table = generate(url, target, "t=u");
        assertThat(table.err()).contains("The target has no table u.");
        assertThat(table.status()).isEqualTo(1);
        assertThat(generate(url, target, "t=v", "v.x=y").err()).contains("The table v of the target has no column y.");
        assertThat(generate(url, target, "nothing=v").err()).contains("There is no table or column “nothing”");
    }

    @Test
    void anotherSchemaIsNoRename() throws Exception {
        try (TestPostgres.Database server = TestPostgres.create()) {
            execute(server.jdbcUrl(), "CREATE SCHEMA s1; CREATE SCHEMA s2; CREATE TABLE s1.p (id int primary key)");
            String schemas = "CREATE SCHEMA s1; CREATE SCHEMA s2; ";
            CommandRun moved =
                    generate(server.jdbcUrl(), schemas + "CREATE TABLE s2.p (id int primary key)", "s1.p=s2.p");
            assertThat(moved.err()).contains("“s2.p” is in another schema than “s1.p”", "SET SCHEMA");
            assertThat(moved.status()).isEqualTo(1);
            assertThat(generate(server.jdbcUrl(), schemas + "CREATE TABLE s1.q (id int primary key)", "s1.p=s1.q")
                            .out())
                    .startsWith("Made revision");
        }
    }

    @Test
    void whatIsNoRenameAndNoHazardIsMisuse() throws Exception {
        String url = sqlite("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        CommandRun rename = generate(url, "", "x");
        assertThat(rename.status()).isEqualTo(2);
        assertThat(rename.err()).contains("“x” is no rename");
        String dir = base.toString();
        for (String command : List.of("upgrade", "downgrade", "drift", "generate")) {
            CommandRun accept = CommandRun.of(command, "--url", url, "--dir", dir, "--accept", "DELETES_DATE");
            assertThat(accept.status()).isEqualTo(2);
            assertThat(accept.err()).contains("no hazard “DELETES_DATE”", "DELETES_DATA", "CHANGES_VALUES");
        }
    }
}
