package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.workspace.RunLog.End;
import org.schemawright.desktop.workspace.RunLog.PastRun;

/** Past runs are there again the next time, for their database only. */
class RunLogTest {

    @TempDir
    Path folder;

    private ConnectionProfile profile(String file) {
        return new ConnectionProfile.SqliteFile(folder.resolve(file), Environment.DEVELOPMENT, false);
    }

    private RunLog log(String file) {
        return new RunLogStore(folder).of(profile(file));
    }

    private static PastRun run(long second, boolean up, End end) {
        return new PastRun(Instant.ofEpochSecond(second), up, "“Add \"rating\"”", 2, 431, end);
    }

    @Test
    void theNewestComesFirstAndIsKept() {
        log("shop.sqlite").add(run(1, true, End.DONE));
        log("shop.sqlite").add(run(2, false, End.FAILED));

        assertThat(log("shop.sqlite").runs()).containsExactly(run(2, false, End.FAILED), run(1, true, End.DONE));
        assertThat(log("else.sqlite").runs()).isEmpty();
    }

    @Test
    void theOldestGoWhereThereAreVeryMany() {
        RunLog log = RunLog.forgotten();
        for (int i = 0; i <= RunLog.MOST; i++) {
            log.add(run(i, true, End.DONE));
        }
        assertThat(log.runs()).hasSize(RunLog.MOST).first().isEqualTo(run(RunLog.MOST, true, End.DONE));
    }

    @Test
    void aBrokenFileDoesNoHarm() throws Exception {
        Files.writeString(
                folder.resolve("runs.json"),
                "{\"" + profile("x").target() + "\": [7, {\"to\": \"base\", \"end\": \"LATER\"}]}");
        assertThat(log("x").runs()).containsExactly(new PastRun(Instant.EPOCH, false, "base", 0, 0, End.DONE));
    }
}
