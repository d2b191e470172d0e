package org.schemawright.migration.revision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A migrations folder: {@code changelog.yaml}, which Liquibase's own tools start from, and one file a revision in
 * {@code versions}.
 */
public final class RevisionFolder {

    private static final Pattern MESSAGE = Pattern.compile("(?m)^# message:[^\\r\\n]*");
    private static final String MASTER_NAME = "changelog.yaml";
    static final String VERSIONS_NAME = "versions";
    private static final String MASTER = """
            # Run the revisions from here with Schemawright, or with Liquibase 4.33 and later.
            databaseChangeLog:
            - includeAll:
                path: versions/
                relativeToChangelogFile: true
            """;

    private final Path folder;

    public RevisionFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all revisions. A file that cannot be used becomes a problem of the graph and does not spoil the others.
     *
     * @param dialect the engine whose statements are wanted
     * @param others reads what is not in our own form
     * @param known what the last reading for this engine has found; this one takes its place
     * @return an empty graph when the folder is missing
     * @throws IOException when the folder is there but cannot be listed
     */
    public RevisionGraph read(String dialect, OtherFormats others, KnownTexts known) throws IOException {
        FolderReading reading = new FolderReading(dialect, others, known);
        RevisionGraph graph = read(reading);
        known.keep(reading.revisions());
        return graph;
    }

    private RevisionGraph read(FolderReading reading) throws IOException {
        List<Path> files = FolderReading.files(folder.resolve(VERSIONS_NAME));
        reading.readAhead(files);
        files.forEach(reading::read);
        List<HistoryProblem> problems = new ArrayList<>(reading.problems());
        problems.addAll(RevisionSums.read(folder).problems(reading.revisions(), files));
        return RevisionGraph.of(reading.revisions(), problems);
    }

    /** Reads those that are in our own form; any other becomes a problem. */
    public RevisionGraph read(String dialect) throws IOException {
        return read(new FolderReading(dialect, null, new KnownTexts()));
    }

    /** What Liquibase knows a file's change sets by, where they say nothing else. */
    public static String pathInFolder(Path file) {
        return VERSIONS_NAME + "/" + file.getFileName();
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Remembers on this machine what a revision says, as one that ran from here. */
    public void remember(StoredRevision stored) {
        new KeptCopies(folder).keep(stored.revision().id(), stored.file(), stored.text());
    }

    /** What a revision said when it was kept or last ran from here; empty where that is not known. */
    public Optional<String> remembered(String id) {
        return new KeptCopies(folder).find(id).map(KeptCopies.Copy::text);
    }

    /**
     * Takes the files as they are now: all of them, or one.
     *
     * @param file null for all, and for forgetting those that are gone
     */
    public void accept(@Nullable Path file) throws IOException {
        Map<String, String> texts =
                texts(file == null ? FolderReading.files(folder.resolve(VERSIONS_NAME)) : List.of(file));
        replace(
                folder.resolve(RevisionSums.NAME),
                (file == null
                                ? RevisionSums.of(texts)
                                : RevisionSums.read(folder).with(texts))
                        .text());
    }

    /**
     * Brings a revision's file back as it was kept.
     *
     * @param present its file as it is now; null when it is gone
     * @return the file; empty when it is not known here what it said
     */
    public Optional<Path> restore(String id, @Nullable Path present) throws IOException {
        Optional<KeptCopies.Copy> copy = new KeptCopies(folder).find(id);
        if (copy.isEmpty()) {
            return Optional.empty();
        }
        Path file = present == null
                ? folder.resolve(VERSIONS_NAME).resolve(copy.get().name())
                : present;
        replace(file, copy.get().text());
        return Optional.of(file);
    }

    /**
     * Writes another message into the header of a revision in our own form; nothing else of its file changes, least of all
     * what Liquibase takes its checksum of. The sum of the file and what is remembered of it are renewed.
     *
     * @param stored the revision as its file is accepted; one that was edited by hand would be accepted along
     * @return the revision as it is now
     * @throws IOException when the message is not one line, the file has no such header, or it cannot be written
     */
    public Revision say(StoredRevision stored, String message) throws IOException {
        Matcher line = MESSAGE.matcher(stored.text());
        if (!message.equals(message.strip()) || message.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("A message is one line.");
        }
        if (!stored.text().startsWith("# revision:") || !line.find()) {
            throw new IOException("The file has no line “# message:” at its top. Edit it by hand.");
        }
        String text = stored.text().substring(0, line.start())
                + "# message:" + (message.isEmpty() ? "" : " " + message)
                + stored.text().substring(line.end());
        Revision now;
        try {
            now = RevisionFile.read(text, stored.revision().dialect());
        } catch (UnreadableRevisionException otherForm) {
            throw new IOException("The file is not in our own form. Edit it by hand.", otherForm);
        }
        if (!now.steps().equals(stored.revision().steps())) {
            throw new IOException("The file would not be the same but for its message. Edit it by hand.");
        }
        replace(stored.file(), text);
        accept(stored.file());
        remember(new StoredRevision(stored.file(), text, now));
        return now;
    }

    /** Deletes the file of a revision for good, as if the folder had never had it. */
    public void delete(Path file) throws IOException {
        Files.delete(file);
        if (RevisionSums.read(folder).exists()) {
            replace(
                    folder.resolve(RevisionSums.NAME),
                    RevisionSums.read(folder)
                            .without(Set.of(String.valueOf(file.getFileName())))
                            .text());
        }
    }

    /**
     * Lays files aside, in the folder {@code squashed}, where nobody runs them any more.
     *
     * @throws IOException when one cannot be moved; those that were are moved back
     */
    public void layAside(List<Path> files) throws IOException {
        Path aside = Files.createDirectories(folder.resolve("squashed"));
        Deque<Path> moved = new ArrayDeque<>();
        try {
            for (Path file : files) {
                Files.move(file, aside.resolve(file.getFileName()));
                moved.push(file);
            }
        } catch (IOException e) {
            for (Path file : moved) {
                Files.move(aside.resolve(file.getFileName()), file);
            }
            throw e;
        }
        Set<String> names =
                files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.toSet());
        replace(
                folder.resolve(RevisionSums.NAME),
                RevisionSums.read(folder).without(names).text());
    }

    private static Map<String, String> texts(List<Path> files) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return texts;
    }

    /** Makes the folder with nothing in it yet; one that is there already stays as it is. */
    public void init() throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        try {
            prepare(made);
            if (!RevisionSums.read(folder).exists()) {
                accept(null);
            }
        } catch (IOException | RuntimeException e) {
            takeAway(made, e);
            throw e;
        }
    }

    private Path prepare(Deque<Path> made) throws IOException {
        Path versions = folder.resolve(VERSIONS_NAME);
        makeFolders(versions, made);
        Path master = folder.resolve(MASTER_NAME);
        if (!Files.exists(master)) {
            write(master, MASTER);
            made.push(master);
        }
        return versions;
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
            Path versions = prepare(made);
            Path file = versions.resolve(RevisionFile.name(revision));
            // The ending keeps a half-written file out of everybody's list of revisions.
            Path draft = versions.resolve("." + revision.id() + ".saving");
            write(draft, text);
            made.push(draft);
            move(draft, file);
            made.push(file);
            keepSum(file, made);
            remember(new StoredRevision(file, text, revision));
            return file;
        } catch (AccessDeniedException denied) {
            takeAway(made, denied);
            throw folderOf(denied);
        } catch (IOException | RuntimeException e) {
            takeAway(made, e);
            throw e;
        }
    }

    /** The first sums take in the files that were there before there were any. */
    private void keepSum(Path file, Deque<Path> made) throws IOException {
        boolean exists = RevisionSums.read(folder).exists();
        accept(exists ? file : null);
        if (!exists) {
            made.push(folder.resolve(RevisionSums.NAME));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".saving");
        Files.deleteIfExists(draft);
        write(draft, text);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
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
