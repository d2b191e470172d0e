package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.schema.ObjectName;

class AppliedLogTest {

    @TempDir
    Path folder;

    private static AppliedSet set(int number, boolean undo) {
        RowChange change = new RowChange.Insert(ObjectName.of("book"), 0, Map.of("title", "t" + number));
        return new AppliedSet(List.of(change), List.of("lost " + number), number, Instant.ofEpochMilli(number), undo);
    }

    private List<Path> files() throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void theLastIsTheNextAndWhatIsTakenBackIsForgotten() throws Exception {
        AppliedLog log = AppliedLog.open(folder, "db");
        assertThat(log.last()).isEmpty();
        log.add(set(1, false));
        log.add(set(2, false));

        AppliedLog again = AppliedLog.open(folder, "db");
        AppliedLog.Kept second = again.last().orElseThrow();
        assertThat(second.applied()).isEqualTo(set(2, false));
        again.remove(second.file());
        again.add(set(3, true));

        assertThat(again.last().orElseThrow().applied()).isEqualTo(set(1, false));
        again.remove(again.last().orElseThrow().file());
        assertThat(again.last().orElseThrow().applied()).isEqualTo(set(3, true));
        assertThat(AppliedLog.open(folder, "another").isEmpty()).isTrue();
    }

    @Test
    void twoWithinOneMillisecondKeepTheirOrder() throws Exception {
        AppliedLog log = AppliedLog.open(folder, "db");
        log.add(new AppliedSet(set(1, false).inverse(), List.of(), 1, Instant.ofEpochMilli(5), false));
        log.add(new AppliedSet(set(2, false).inverse(), List.of(), 2, Instant.ofEpochMilli(5), false));
        assertThat(log.last().orElseThrow().applied().changes()).isEqualTo(2);
    }

    @Test
    void onlyTheLastFiftyAreKeptAndOnlyTheirOwnerReadsThem() throws Exception {
        AppliedLog log = AppliedLog.open(folder, "db");
        for (int i = 1; i <= 60; i++) {
            log.add(set(i, false));
        }
        assertThat(files()).hasSize(50).allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
        assertThat(log.last().orElseThrow().applied().changes()).isEqualTo(60);
    }

    @Test
    void aBrokenFileHidesNoOther() throws Exception {
        AppliedLog log = AppliedLog.open(folder, "db");
        log.add(set(1, false));
        log.add(set(2, false));
        Files.writeString(files().getLast(), "{\"changes\":");
        assertThat(log.last().orElseThrow().applied()).isEqualTo(set(1, false));
    }

    @Test
    void oneThatIsTooLargeIsNotKept() throws Exception {
        AppliedLog log = AppliedLog.open(folder, "db");
        RowChange large = new RowChange.Insert(ObjectName.of("book"), 1, Map.of("cover", new byte[50 << 20]));
        assertThat(log.add(new AppliedSet(List.of(large), List.of(), 1, Instant.EPOCH, false)))
                .isFalse();
        assertThat(files()).isEmpty();
    }
}
