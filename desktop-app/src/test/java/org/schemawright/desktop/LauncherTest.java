package org.schemawright.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, started in another folder than the project's: what it says, and its exit code. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherTest {

    @TempDir
    Path folder;

    private record Ended(int status, String said) {}

    @Test
    void tellsHowToCallIt() throws Exception {
        assertThat(launch("--help").said()).startsWith("schemawright [FILE|URL]");
        assertThat(launch("tour"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(2))
                .satisfies(e -> assertThat(e.said()).startsWith("The tour needs a folder for its pictures."));
        assertThat(launch("one.sqlite", "two.sqlite").status()).isEqualTo(2);
    }

    @Test
    void tellsInOneSentenceWhyATourCannotStart() throws Exception {
        Files.writeString(folder.resolve("letter.sqlite"), "Dear database, ".repeat(100));

        assertThat(launch("tour", "pictures", "missing.sqlite"))
                .isEqualTo(new Ended(
                        1,
                        "There is no " + folder.toRealPath().resolve("missing.sqlite")
                                + ". Check whether it was moved or renamed, or choose another place.\n"));
        assertThat(launch("tour", "pictures", "letter.sqlite"))
                .isEqualTo(new Ended(1, "letter.sqlite is not a SQLite database. Choose another file.\n"));
        assertThat(launch("tour", "letter.sqlite").said())
                .startsWith("There is already a ")
                .hasLineCount(1);
    }

    @Test
    void printsSchemasWithoutAWindow() throws Exception {
        try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite"));
                Statement statement = made.createStatement()) {
            statement.execute("CREATE TABLE maker (code TEXT)");
        }
        byte[] before = Files.readAllBytes(folder.resolve("shop.sqlite"));

        assertThat(launch("db", "inspect", "shop.sqlite"))
                .isEqualTo(new Ended(0, "SQLite: 1 table\n\nTable maker\n  code  TEXT\n"));
        assertThat(launch("db", "ddl", "sqlite:///shop.sqlite"))
                .isEqualTo(new Ended(0, "CREATE TABLE maker (code TEXT);\n"));
        assertThat(launch("db", "inspect", "--help").said()).startsWith("Usage: schemawright db inspect");
        assertThat(launch("db").status()).isEqualTo(2);
        assertThat(folder.resolve("shop.sqlite")).hasBinaryContent(before);
    }

    @Test
    void tellsWhyASchemaCannotBePrintedAndNoPassword() throws Exception {
        Ended missing = launch("db", "inspect", "missing.sqlite");
        Ended refused = launch("db", "ddl", "postgresql://ann:open-sesame@localhost:1/shop");

        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.said()).startsWith("There is no file ").hasLineCount(1);
        assertThat(folder.resolve("missing.sqlite")).doesNotExist();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.said()).hasLineCount(1).doesNotContain("open-sesame");
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.schemawright.desktop.Launcher"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.waitFor();
        return new Ended(status, Files.readString(said, StandardCharsets.UTF_8));
    }
}
