package org.schemawright.desktop.changeset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.change.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is pending on one database on disk, so that it outlives the end of the program, however that comes about.
 * Every change is written as soon as the one before is; when nothing is pending, nothing is kept.
 */
public final class ChangeJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeJournal.class);

    /** So many windows on one database keep what is pending each for itself. */
    private static final int MOST_FILES = 20;

    /** What is told where nothing can be kept. */
    public static final Problem NOT_KEPT = Problem.of(
            "What is pending cannot be kept on this computer's disk.",
            "Apply it before you leave; a crash would lose it.");

    private static final PendingDelta NOTHING = new PendingDelta(Map.of(), null, null);

    private final JournalFile file;
    private final PendingJson json = new PendingJson();
    private final Leftover leftover;

    /** The places of pending rows that the file knows. */
    private final Set<Long> keptRows = new HashSet<>();

    private boolean keptSchema;
    private boolean begun;

    // Guarded by this: handed over on the JavaFX thread, taken by the one that writes.
    private PendingDelta waiting = NOTHING;
    private boolean writing;
    private boolean failed;

    private ChangeJournal(JournalFile file) throws IOException {
        this.file = file;
        Map<Long, RowChange> rows = new TreeMap<>();
        List<Change> schema = List.of();
        boolean sent = false;
        boolean whole = true;
        try {
            for (byte[] line : file.lines()) {
                PendingJson.Line read = json.read(line);
                if (read.anew()) {
                    rows.clear();
                    schema = List.of();
                    sent = false;
                }
                PendingDelta delta = read.delta();
                delta.rows().forEach((position, change) -> {
                    if (change == null) {
                        rows.remove(position);
                    } else {
                        rows.put(position, change);
                    }
                });
                schema = delta.schemaChanges() == null ? schema : delta.schemaChanges();
                sent = delta.sent() == null ? sent : delta.sent();
            }
        } catch (IOException | IllegalArgumentException broken) {
            LOG.warn("What was pending cannot be read to its end", broken);
            whole = false;
        }
        this.leftover = new Leftover(new ArrayList<>(rows.values()), schema, sent, whole);
    }

    /**
     * The journal of a database, with what a program left in it before it ended. Blocking.
     *
     * @param folder where journals are kept
     * @param database what tells the database from others; without a password
     * @throws IOException where nothing can be kept
     */
    public static ChangeJournal open(Path folder, String database) throws IOException {
        String name = nameOf(database);
        List<Path> places = new ArrayList<>();
        for (int number = 1; number <= MOST_FILES; number++) {
            places.add(folder.resolve(name + (number == 1 ? "" : "-" + number) + ".jsonl"));
        }
        List<Path> byNeed =
                new ArrayList<>(places.stream().filter(Files::exists).toList());
        places.stream().filter(place -> !byNeed.contains(place)).forEach(byNeed::add);
        for (Path place : byNeed) {
            JournalFile file = JournalFile.tryOpen(place);
            if (file != null) {
                return new ChangeJournal(file);
            }
        }
        throw new IOException("too many windows are open on " + database);
    }

    /** A file name for a database. */
    static String nameOf(String database) {
        return HexFormat.of().formatHex(digest(database)).substring(0, 20);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What was pending when the program ended last. */
    public Leftover leftover() {
        return leftover;
    }

    /** Copies what was pending beside the journal, because not all of it can be restored. Blocking. */
    public Path keepAside() throws IOException {
        return file.keepAside();
    }

    /**
     * Writes what changes from now on. To be called on the JavaFX thread before anything is pending; what was left is
     * forgotten with the first change, so it should be made pending again by that.
     *
     * @param lane writes beside the JavaFX thread
     * @param onProblem told once when nothing can be written
     */
    public void follow(ChangeSet changes, Background lane, Consumer<Problem> onProblem) {
        changes.watch(delta -> {
            if (add(delta)) {
                lane.run(
                        "Keeping what is pending",
                        progress -> {
                            progress.answerAlways();
                            writeAll();
                            return Boolean.TRUE;
                        },
                        done -> {},
                        problem -> refused(problem, onProblem));
            }
        });
    }

    /** Whether somebody must begin to write. */
    private synchronized boolean add(PendingDelta delta) {
        waiting = waiting.then(delta);
        boolean begin = !writing && !failed;
        writing |= begin;
        return begin;
    }

    private synchronized @Nullable PendingDelta next() {
        PendingDelta next = waiting;
        waiting = NOTHING;
        writing = !next.isEmpty();
        return next.isEmpty() ? null : next;
    }

    private void writeAll() throws IOException {
        synchronized (file) {
            for (PendingDelta delta = next(); delta != null; delta = next()) {
                write(delta);
            }
        }
    }

    private void write(PendingDelta delta) throws IOException {
        delta.rows().forEach((position, change) -> {
            if (change == null) {
                keptRows.remove(position);
            } else {
                keptRows.add(position);
            }
        });
        keptSchema = delta.schemaChanges() == null
                ? keptSchema
                : !delta.schemaChanges().isEmpty();
        if (keptRows.isEmpty() && !keptSchema) {
            file.clear();
            json.forgetColumns();
        } else {
            file.add(json.line(delta, !begun));
        }
        begun = true;
    }

    private synchronized void refused(Problem problem, Consumer<Problem> onProblem) {
        failed = true;
        LOG.warn("What is pending cannot be kept: {} {}", problem.title(), problem.details());
        onProblem.accept(new Problem(NOT_KEPT.title(), NOT_KEPT.advice(), problem.details()));
    }

    /** Writes what waits, and gives the file back. Blocking; when nothing follows it any more. */
    @Override
    public void close() throws IOException {
        try {
            writeAll();
        } finally {
            file.close();
        }
    }
}
