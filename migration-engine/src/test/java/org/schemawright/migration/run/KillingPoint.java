package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a run in a program of its own is killed.
 *
 * @param way up or down
 * @param number which of what is counted, from 1; where nothing is counted, milliseconds after the run began, at which the
 *     program gets no chance to end by itself
 */
record KillingPoint(String way, KilledRun.At at, int number) {

    /** Runs up to here; whether the run was killed before its end. */
    boolean reach(String dialect, String url, Path revisions) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process run = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        dialect,
                        url,
                        revisions.toString(),
                        way,
                        at.name(),
                        String.valueOf(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo(KilledRun.BEGUN);
            if (at == KilledRun.At.NEVER) {
                Thread.sleep(number);
                run.destroyForcibly();
            }
            int ended = run.waitFor();
            assertThat(ended).isIn(0, KilledRun.KILLED);
            return ended != 0;
        } finally {
            run.destroyForcibly();
        }
    }
}
