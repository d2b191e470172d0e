package org.schemawright.desktop.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what takes the last Applies to one database back: a file for each, written whole or not at all, the oldest ones
 * forgotten. Only their owner may read them, since they hold values of the database. All of it is blocking.
 */
public final class AppliedLog {

    private static final Logger LOG = LoggerFactory.getLogger(AppliedLog.class);

    private static final int MOST_SETS = 50;
    private static final long MOST_BYTES = 64L << 20;
    private static final String UNDO = "-undo";
    private static final String END = ".jsonl";

    /** Names the Apply that is pending the other way round. */
    private static final String UNDOING = "undoing";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /** An Apply that was kept, and its file. */
    public record Kept(Path file, AppliedSet applied) {}

    private AppliedLog(Path folder) {
        this.folder = folder;
    }

    /**
     * The log of a database.
     *
     * @param folder where logs are kept
     * @param database what tells the database from others; without a password
     */
    public static AppliedLog open(Path folder, String database) throws IOException {
        Path own = folder.resolve(ChangeJournal.nameOf(database));
        Files.createDirectories(own);
        return new AppliedLog(own);
    }

    /** Keeps one Apply; one that is too large is not kept, and says so by false. */
    public boolean add(AppliedSet applied) throws IOException {
        byte[] bytes = bytes(applied);
        if (bytes.length > MOST_BYTES) {
            return false;
        }
        Path fresh = Files.createTempFile(folder, "new", ".tmp", ownersOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, free(applied), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forgetOldest();
        return true;
    }

    /**
     * The Apply that is taken back next: the last one that took no other back. When only such are left, the last of
     * them, so that what was taken back can come again.
     */
    public Optional<Kept> last() throws IOException {
        List<Path> files = files();
        List<Path> byNeed = new ArrayList<>(
                files.reversed().stream().filter(file -> !isUndo(file)).toList());
        files.reversed().stream().filter(AppliedLog::isUndo).forEach(byNeed::add);
        for (Path file : byNeed) {
            try {
                return Optional.of(new Kept(file, read(file)));
            } catch (IOException | IllegalArgumentException broken) {
                LOG.warn("What takes an Apply back cannot be read: {}", file, broken);
            }
        }
        return Optional.empty();
    }

    /** Whether any Apply is kept. */
    public boolean isEmpty() throws IOException {
        return files().isEmpty();
    }

    /** Takes note, beyond the end of the program, that an Apply is pending the other way round. */
    public void undoing(Kept kept) throws IOException {
        Path fresh = Files.createTempFile(folder, "new", ".tmp", ownersOnly());
        Files.writeString(fresh, kept.file().getFileName().toString());
        Files.move(fresh, folder.resolve(UNDOING), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The Apply that was made pending the other way round last; empty where none was, or it is forgotten. */
    public Optional<Kept> undoing() throws IOException {
        Path note = folder.resolve(UNDOING);
        if (Files.notExists(note)) {
            return Optional.empty();
        }
        String name = Files.readString(note).strip();
        for (Path file : files()) {
            if (file.getFileName().toString().equals(name)) {
                return Optional.of(new Kept(file, read(file)));
            }
        }
        return Optional.empty();
    }

    /** Forgets an Apply, because it was taken back. */
    public void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static byte[] bytes(AppliedSet applied) throws IOException {
        ObjectNode about = JSON.createObjectNode();
        about.put("changes", applied.changes()).put("when", applied.when().toString());
        about.putPOJO("lost", applied.lost());
        Map<Long, @Nullable RowChange> rows = new LinkedHashMap<>();
        applied.inverse().forEach(change -> rows.put((long) rows.size(), change));
        byte[] first = JSON.writeValueAsBytes(about);
        byte[] second = new PendingJson().line(new PendingDelta(rows, null, null), true);
        return ByteBuffer.allocate(first.length + second.length + 2)
                .put(first)
                .put((byte) '\n')
                .put(second)
                .put((byte) '\n')
                .array();
    }

    private static AppliedSet read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new IOException("two lines expected");
        }
        JsonNode about = JSON.readTree(lines.getFirst());
        List<String> lost = new ArrayList<>();
        about.path("lost").forEach(sentence -> lost.add(sentence.asText()));
        List<RowChange> inverse = new ArrayList<>();
        new PendingJson()
                .read(lines.getLast().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .delta()
                .rows()
                .values()
                .forEach(change -> {
                    if (change != null) {
                        inverse.add(change);
                    }
                });
        return new AppliedSet(
                inverse,
                lost,
                about.path("changes").asInt(),
                Instant.parse(about.path("when").asText()),
                isUndo(file));
    }

    /** A name behind all others: time and a number, so that names are in the order of the Applies. */
    private Path free(AppliedSet applied) throws IOException {
        for (int number = 0; number < 1000; number++) {
            Path path = folder.resolve(String.format(
                    "%015d-%03d%s%s", applied.when().toEpochMilli(), number, applied.undo() ? UNDO : "", END));
            if (Files.notExists(path)) {
                return path;
            }
        }
        throw new FileAlreadyExistsException(folder.toString());
    }

    private void forgetOldest() throws IOException {
        List<Path> newestFirst = files().reversed();
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            bytes += Files.size(newestFirst.get(i));
            if (i > 0 && (i >= MOST_SETS || bytes > MOST_BYTES)) {
                Files.deleteIfExists(newestFirst.get(i));
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(END))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isUndo(Path file) {
        return file.toString().endsWith(UNDO + END);
    }

    private FileAttribute<?>[] ownersOnly() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
