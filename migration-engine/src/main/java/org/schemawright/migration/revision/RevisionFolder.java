package org.schemawright.migration.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A migrations folder: {@code changelog.yaml}, which Liquibase's own tools start from, and one file a revision in
 * {@code versions}.
 */
public final class RevisionFolder {

    private static final String MASTER_NAME = "changelog.yaml";
    private static final String VERSIONS_NAME = "versions";
    private static final String MASTER = """
            # Run the revisions from here with Schemawright, or with Liquibase 4.33 and later.
            databaseChangeLog:
            - includeAll:
                path: versions/
                relativeToChangelogFile: true
                endsWithFilter: .yaml
            """;

    private final Path folder;

    public RevisionFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all revisions. A file that cannot be used becomes a problem of the graph and does not spoil the others.
     *
     * @param dialect the engine whose statements are wanted
     * @return an empty graph when the folder is missing
     * @throws IOException when the folder is there but cannot be listed
     */
    public RevisionGraph read(String dialect) throws IOException {
        Path versions = folder.resolve(VERSIONS_NAME);
        List<StoredRevision> revisions = new ArrayList<>();
        List<HistoryProblem> problems = new ArrayList<>();
        if (Files.isDirectory(versions)) {
            for (Path file : files(versions)) {
                read(file, dialect, revisions, problems);
            }
        }
        return RevisionGraph.of(revisions, problems);
    }

    private static List<Path> files(Path versions) throws IOException {
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.filter(p -> p.toString().endsWith(RevisionFile.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static void read(Path file, String dialect, List<StoredRevision> revisions, List<HistoryProblem> problems) {
        try {
            String text = Files.readString(file);
            revisions.add(new StoredRevision(file, text, RevisionFile.read(text, dialect)));
        } catch (UnreadableRevisionException e) {
            String reason = String.valueOf(e.getMessage());
            problems.add(
                    switch (e.kind()) {
                        case FORM -> new HistoryProblem.Unreadable(file, reason);
                        case FORBIDDEN -> new HistoryProblem.Forbidden(file, reason);
                        case OTHER_ENGINE -> new HistoryProblem.OtherEngine(file, reason);
                    });
        } catch (CharacterCodingException e) {
            problems.add(new HistoryProblem.Unreadable(file, "it is not UTF-8 text"));
        } catch (IOException e) {
            problems.add(new HistoryProblem.Unreadable(file, "it cannot be opened"));
        }
    }

    /**
     * Keeps a new revision. The folder is made when it is missing.
     *
     * @param text the file's whole text
     * @return the file
     * @throws IOException when it cannot be written; whatever was made for it is taken away again
     */
    public Path save(Revision revision, String text) throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        try {
            Path versions = folder.resolve(VERSIONS_NAME);
            makeFolders(versions, made);
            Path master = folder.resolve(MASTER_NAME);
            if (!Files.exists(master)) {
                write(master, MASTER);
                made.push(master);
            }
            Path file = versions.resolve(RevisionFile.name(revision));
            // The ending keeps a half-written file out of everybody's list of revisions.
            Path draft = versions.resolve("." + revision.id() + ".saving");
            write(draft, text);
            made.push(draft);
            move(draft, file);
            return file;
        } catch (AccessDeniedException denied) {
            takeAway(made, denied);
            throw folderOf(denied);
        } catch (IOException | RuntimeException e) {
            takeAway(made, e);
            throw e;
        }
    }

    /** Everything that is written here is new, so what denies it is its folder; and people know that one by name. */
    private static AccessDeniedException folderOf(AccessDeniedException denied) {
        Path folder = Path.of(denied.getFile()).getParent();
        AccessDeniedException named = new AccessDeniedException(String.valueOf(folder));
        named.initCause(denied);
        return named;
    }

    private static void makeFolders(Path path, Deque<Path> made) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(path)) {
            if (Files.exists(path)) {
                throw new NotDirectoryException(path.toString());
            }
            if (parent != null) {
                makeFolders(parent, made);
            }
            Files.createDirectory(path);
            made.push(path);
        }
    }

    private static void write(Path file, String text) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (channel) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file);
        }
    }

    private static void takeAway(Deque<Path> made, Exception cause) {
        while (!made.isEmpty()) {
            try {
                Files.deleteIfExists(made.pop());
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
