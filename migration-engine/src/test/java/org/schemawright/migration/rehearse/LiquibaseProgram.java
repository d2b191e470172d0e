package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command line of Liquibase as it is delivered, in a process of its own and with nothing of ours. */
final class LiquibaseProgram {

    private static final long PATIENCE = 120;

    private final Path folder;
    private final String url;

    /**
     * @param folder where the revisions are
     * @param url of the database
     */
    LiquibaseProgram(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    /** Runs one command on one file of the folder, which must succeed. */
    void run(String file, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("liquibase", ".log");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                libraries(),
                "liquibase.integration.commandline.LiquibaseCommandLine",
                "--search-path=" + folder.toAbsolutePath(),
                "--changelog-file=" + file,
                "--url=" + url,
                "--show-banner=false"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LIQUIBASE_ANALYTICS_ENABLED", "false");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }

    /** The jars of the tests, without our classes. */
    private static String libraries() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("schemawright"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
