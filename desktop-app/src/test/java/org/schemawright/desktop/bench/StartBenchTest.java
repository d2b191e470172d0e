package org.schemawright.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
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
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StartBenchTest {

    private static final int ROUNDS = 3;
    private static final List<String> PLAIN = List.of("-Xshare:auto");

    @TempDir
    Path folder;

    @Test
    void startsWithAFile() throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        String file = new BookstoreSample(opener).in(folder).path().toString();
        String classPath = jars();

        double[] first = Bench.compareMillis(
                ROUNDS,
                () -> untilReady(PLAIN, classPath, Ready.Program.class, file),
                () -> untilReady(PLAIN, classPath, Ready.Bare.class));
        new Bench().record(new Bench.Result("start.first_window.sqlite", first[0], "ms", first[1], "ratio <= 4"));

        // As the launcher script does it: the first start leaves what Java has learnt to the later ones.
        String learnt = "-XX:AOTConfiguration=" + folder.resolve("learnt.conf");
        String cache = "-XX:AOTCache=" + folder.resolve("window.aot");
        run(List.of("-Xlog:disable", "-XX:AOTMode=record", learnt), classPath, file);
        run(List.of("-Xlog:disable", "-XX:AOTMode=create", learnt, cache), classPath, file);
        assertThat(folder.resolve("window.aot")).isNotEmptyFile();
        List<String> cached = List.of("-Xlog:disable", cache);
        double[] later = Bench.compareMillis(
                ROUNDS,
                () -> untilReady(cached, classPath, Ready.Program.class, file),
                () -> untilReady(PLAIN, classPath, Ready.Bare.class));
        new Bench().record(new Bench.Result("start.usable_window.sqlite", later[0], "ms", later[1], "ratio <= 2"));
    }

    private void run(List<String> options, String classPath, String file) throws Exception {
        assertThat(start(options, classPath, Ready.Program.class, file).waitFor())
                .isZero();
    }

    /** The class path with its folders as jars, as the program has it: caches of classes know no folders. */
    private String jars() throws IOException {
        Path made = Files.createDirectory(folder.resolve("jars"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = made.resolve(entries.size() + ".jar");
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", entry, ".");
                entries.add(jar.toString());
            } else if (Files.exists(Path.of(entry))) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private String untilReady(List<String> options, String classPath, Class<?> main, String... arguments)
            throws IOException {
        Process process = start(options, classPath, main, arguments);
        try (BufferedReader said = process.inputReader()) {
            String first = said.readLine();
            assertThat(first).as("what %s says", main.getSimpleName()).isEqualTo(Ready.SIGN);
            return first;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> options, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dschemawright.home=" + folder.resolve("settings"),
                "-cp",
                classPath));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
