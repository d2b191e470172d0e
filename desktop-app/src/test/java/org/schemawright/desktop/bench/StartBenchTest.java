package org.schemawright.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.migration.bench.Bench;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** From the start of the process to a window that can be used, beside a bare JavaFX window. */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartBenchTest {

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void startsWithAFile() throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        String file = new BookstoreSample(opener).in(folder).path().toString();

        double[] millis = Bench.compareMillis(
                ROUNDS, () -> untilReady(Ready.Program.class, file), () -> untilReady(Ready.Bare.class));

        new Bench().record(new Bench.Result("start.usable_window.sqlite", millis[0], "ms", millis[1], "ratio <= 2"));
    }

    private String untilReady(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dschemawright.home=" + folder.resolve("settings"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader()) {
            String first = said.readLine();
            assertThat(first).as("what %s says", main.getSimpleName()).isEqualTo(Ready.SIGN);
            return first;
        } finally {
            process.destroyForcibly();
        }
    }
}
