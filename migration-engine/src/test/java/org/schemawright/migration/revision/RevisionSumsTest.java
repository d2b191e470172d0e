package org.schemawright.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionSumsTest {

    @TempDir
    Path base;

    private RevisionFolder folder;
    private Path first;

    @BeforeEach
    void twoRevisions() throws IOException {
        folder = new RevisionFolder(base);
        first = save("a1", List.of());
        save("b2", List.of("a1"));
    }

    private Path save(String id, List<String> parents) throws IOException {
        Revision revision = new Revision(
                id, parents, "Make " + id, "ann", Instant.EPOCH, "sqlite", List.of("SELECT 1"), List.of("SELECT 2"));
        return folder.save(revision, RevisionFile.write(revision));
    }

    private List<HistoryProblem> problems() throws IOException {
        return folder.read("sqlite").problems();
    }

    private void edit(String from, String to) throws IOException {
        Files.writeString(first, Files.readString(first).replace(from, to));
    }

    @Test
    void isInTheFormOfSha256sum() throws Exception {
        String sums = Files.readString(base.resolve("migrations.sum"));
        assertThat(sums.lines()).hasSize(2).allMatch(line -> line.matches("[0-9a-f]{64}  versions/19700101T.*\\.yaml"));
        Process check = new ProcessBuilder("sha256sum", "-c", "migrations.sum")
                .directory(base.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes())).contains("OK");
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void findsEveryEdit() throws Exception {
        for (String[] edit : new String[][] {
            {"# author: ann", "# author: ann "}, {"SELECT 2", "SELECT 3"}, {"# message: Make", "# message: Unmake"}
        }) {
            String before = Files.readString(first);
            edit(edit[0], edit[1]);
            assertThat(problems()).containsExactly(new HistoryProblem.Edited("a1", first));
            Files.writeString(first, before);
            assertThat(problems()).isEmpty();
        }
    }

    @Test
    void anEditIsAcceptedOrTakenBack() throws Exception {
        edit("SELECT 2", "SELECT 3");
        folder.accept(first);
        assertThat(problems()).isEmpty();

        edit("SELECT 3", "SELECT 4");
        assertThat(folder.restore("a1", first)).contains(first);
        assertThat(first).content().contains("SELECT 2");
        folder.accept(null);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aLostFileComesBack() throws Exception {
        String before = Files.readString(first);
        Files.delete(first);
        assertThat(problems()).anyMatch(HistoryProblem.Gone.class::isInstance);

        assertThat(folder.restore("a1", null)).contains(first);
        assertThat(first).hasContent(before);
        assertThat(problems()).isEmpty();
        assertThat(folder.restore("nowhere", null)).isEmpty();
    }

    @Test
    void namesLineEndsAndNewFilesAreNoEdits() throws Exception {
        Files.writeString(first, Files.readString(first).replace("\n", "\r\n"));
        Files.move(first, first.resolveSibling("renamed.yaml"));
        Revision third = new Revision(
                "c3", List.of("b2"), "By hand", "bob", Instant.MAX, "sqlite", List.of("SELECT 1"), List.of());
        Files.writeString(base.resolve("versions/zz.yaml"), RevisionFile.write(third));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aFolderWithoutSumsGetsThemWithTheNextRevision() throws Exception {
        Files.delete(base.resolve("migrations.sum"));
        edit("SELECT 2", "SELECT 3");
        assertThat(problems()).isEmpty();

        save("c3", List.of("b2"));
        assertThat(Files.readAllLines(base.resolve("migrations.sum"))).hasSize(3);
        assertThat(problems()).isEmpty();
    }
}
