package org.schemawright.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFolderTest {

    @TempDir
    Path base;

    private final Instant start = Instant.parse("2026-11-20T10:00:00Z");

    private Revision save(String id, int second, String... parents) throws IOException {
        Revision revision = new Revision(
                id,
                List.of(parents),
                "Make " + id,
                "ann",
                start.plusSeconds(second),
                "sqlite",
                List.of("SELECT 1"),
                List.of("SELECT 2"));
        folder().save(revision, RevisionFile.write(revision));
        return revision;
    }

    private RevisionFolder folder() {
        return new RevisionFolder(base.resolve("deep/migrations"));
    }

    private RevisionGraph read() throws IOException {
        return folder().read("sqlite");
    }

    private List<String> ids() throws IOException {
        return read().ordered().stream().map(s -> s.revision().id()).toList();
    }

    private List<String> tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(p -> !p.equals(root))
                    .map(p -> root.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aMissingFolderIsAnEmptyHistory() throws Exception {
        assertThat(read().ordered()).isEmpty();
        assertThat(read().problems()).isEmpty();
        assertThat(tree(base)).isEmpty();
    }

    @Test
    void makesTheFolderAndKeepsTheFiles() throws Exception {
        Revision first = save("a1", 0);
        Revision second = save("b2", 1, "a1");

        assertThat(tree(base.resolve("deep/migrations")))
                .containsExactly(
                        ".kept",
                        ".kept/.gitignore",
                        ".kept/a1",
                        ".kept/b2",
                        "changelog.yaml",
                        "migrations.sum",
                        "versions",
                        "versions/20261120T100000_a1_make_a1.yaml",
                        "versions/20261120T100001_b2_make_b2.yaml");
        assertThat(read().ordered().stream().map(StoredRevision::revision)).containsExactly(first, second);
        assertThat(read().heads()).containsExactly("b2");
        assertThat(read().children("a1")).containsExactly("b2");
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws Exception {
        // Longer than a file's name may be, so that only the last step fails.
        String endless = "e".repeat(300);

        assertThatThrownBy(() -> save(endless, 0)).isInstanceOf(IOException.class);
        assertThat(tree(base)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhereAFileStandsInTheWay() throws Exception {
        Files.writeString(base.resolve("deep"), "not a folder");

        assertThatThrownBy(() -> save("a1", 0)).isInstanceOf(IOException.class);
        assertThat(tree(base)).containsExactly("deep");
    }

    @Test
    void namesTheFolderThatMayNotBeWritten() throws Exception {
        save("a1", 0);
        Path versions = base.resolve("deep/migrations/versions");
        assumeTrue(versions.toFile().setWritable(false) && !Files.isWritable(versions), "root may write anywhere");

        assertThatThrownBy(() -> save("b2", 1, "a1"))
                .isInstanceOfSatisfying(AccessDeniedException.class, denied -> assertThat(denied.getFile())
                        .isEqualTo(versions.toString()));

        assertThat(versions.toFile().setWritable(true)).isTrue();
        assertThat(tree(versions)).hasSize(1);
    }

    @Test
    void aFailureTouchesNothingThatWasThere() throws Exception {
        save("a1", 0);
        List<String> before = tree(base);

        assertThatThrownBy(() -> save("e".repeat(300), 1, "a1")).isInstanceOf(IOException.class);
        assertThat(tree(base)).isEqualTo(before);
    }

    @Test
    void parentsComeFirstWhateverTheClockSaid() throws Exception {
        save("child", 0, "parent");
        save("parent", 5);
        save("grandchild", 2, "child");

        assertThat(ids()).containsExactly("parent", "child", "grandchild");
        assertThat(read().problems()).isEmpty();
        assertThat(read().ancestorsAndSelf("child")).containsExactlyInAnyOrder("parent", "child");
        assertThat(read().descendants("parent")).containsExactlyInAnyOrder("child", "grandchild");
    }

    @Test
    void noticesTwoHeadsAndTheirMerge() throws Exception {
        save("base", 0);
        save("left", 1, "base");
        save("right", 2, "base");

        assertThat(read().problems()).containsExactly(new HistoryProblem.SeveralHeads(List.of("left", "right")));
        save("merge", 3, "left", "right");
        assertThat(read().problems()).isEmpty();
        assertThat(read().heads()).containsExactly("merge");
    }

    @Test
    void noticesAMissingParent() throws Exception {
        save("child", 0, "gone");

        assertThat(read().problems())
                .singleElement()
                .isInstanceOfSatisfying(HistoryProblem.MissingParent.class, problem -> assertThat(problem.parent())
                        .isEqualTo("gone"));
        assertThat(ids()).containsExactly("child");
    }

    @Test
    void noticesACircle() throws Exception {
        save("a1", 0, "b2");
        save("b2", 1, "a1");

        assertThat(read().problems()).containsExactly(new HistoryProblem.Cycle(List.of("a1", "b2")));
    }

    @Test
    void noticesTheSameIdTwice() throws Exception {
        Revision revision = save("a1", 0);
        Path versions = base.resolve("deep/migrations/versions");
        Files.copy(versions.resolve(RevisionFile.name(revision)), versions.resolve("copy.yaml"));

        assertThat(read().problems()).singleElement().isInstanceOf(HistoryProblem.DuplicateId.class);
        assertThat(read().problems().getFirst().words()).contains("copy.yaml");
    }

    @Test
    void oneBadFileDoesNotSpoilTheOthers() throws Exception {
        save("a1", 0);
        Path versions = base.resolve("deep/migrations/versions");
        Files.writeString(versions.resolve("bad.yaml"), "# revision: x\n{");
        Files.write(versions.resolve("latin.yaml"), "# message: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(versions.resolve("notes.txt"), "not a revision");
        Files.writeString(
                versions.resolve("hostile.yaml"),
                Files.readString(versions.resolve("20261120T100000_a1_make_a1.yaml"))
                        .replace("- sql:", "- loadData:"));

        assertThat(ids()).containsExactly("a1");
        assertThat(read().problems().stream().map(p -> p.getClass().getSimpleName()))
                .containsExactly("Unreadable", "Forbidden", "Unreadable");
        assertThat(read().problems().getFirst().words()).contains("bad.yaml");
    }

    @Test
    void aFolderOfAnotherEngineIsNoticed() throws Exception {
        save("a1", 0);

        assertThat(folder().read("postgresql").problems())
                .singleElement()
                .isInstanceOf(HistoryProblem.OtherEngine.class);
    }
}
