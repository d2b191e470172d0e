package org.schemawright.migration.revision;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reading of all files of a folder, in the order of their names. */
final class FolderReading {

    private static final List<String> ENDINGS = List.of(RevisionFile.SUFFIX, ".yml", ".sql", ".xml", ".json");
    private static final Pattern STAMP =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})[T_-]?(?:(\\d{2})(\\d{2})(\\d{2}))?.*");
    private static final Pattern XML_COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);

    private final String dialect;
    /** Null where only our own form is wanted. */
    private final @Nullable OtherFormats others;

    private final KnownTexts known;
    private final Map<Path, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Revision> ahead = new ConcurrentHashMap<>();
    private final List<StoredRevision> revisions = new ArrayList<>();
    private final List<HistoryProblem> problems = new ArrayList<>();

    FolderReading(String dialect, @Nullable OtherFormats others, KnownTexts known) {
        this.known = known;
        this.dialect = dialect;
        this.others = others;
    }

    List<StoredRevision> revisions() {
        return revisions;
    }

    List<HistoryProblem> problems() {
        return problems;
    }

    static List<Path> files(Path versions) throws IOException {
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.filter(p -> ENDINGS.contains(ending(p))).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String ending(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /**
     * Takes what we wrote ourselves apart side by side, which is most of the work of reading a thousand files. What is wrong
     * with one of them is told in its turn.
     */
    void readAhead(List<Path> files) {
        files.parallelStream()
                .filter(file -> ending(file).equals(RevisionFile.SUFFIX))
                .forEach(file -> {
                    try {
                        String text = Files.readString(file);
                        texts.put(file, text);
                        if (known.find(text).isEmpty()) {
                            ahead.put(text, RevisionFile.read(text, dialect));
                        }
                    } catch (IOException | UnreadableRevisionException inItsTurn) {
                        // Read again, and told.
                    }
                });
    }

    void read(Path file) {
        try {
            String text = texts.get(file);
            revisions.add(read(file, text == null ? Files.readString(file) : text));
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

    private StoredRevision read(Path file, String text) throws UnreadableRevisionException {
        if (!ending(file).equals(RevisionFile.SUFFIX)) {
            return new StoredRevision(file, text, other(file, text), false);
        }
        try {
            Revision before = known.find(text).orElse(ahead.get(text));
            return new StoredRevision(file, text, before == null ? RevisionFile.read(text, dialect) : before);
        } catch (UnreadableRevisionException ours) {
            // A mistake in one of our files is told as such; what others wrote may be more than we write.
            boolean mistake =
                    switch (ours.kind()) {
                        case FORM -> header(file, text).isWhole() || !text.contains("databaseChangeLog");
                        case OTHER_ENGINE -> true;
                        case FORBIDDEN -> false;
                    };
            if (mistake || others == null) {
                throw ours;
            }
            return new StoredRevision(file, text, other(file, text), false);
        }
    }

    private Revision other(Path file, String text) throws UnreadableRevisionException {
        String name = name(file);
        String stem = name.substring(0, name.length() - ending(file).length());
        RevisionHeader header = header(file, text);
        if (others == null) {
            throw UnreadableRevisionException.form("it is written in another form");
        }
        OtherFormats.Found found = others.read(RevisionFolder.pathInFolder(file), text);
        boolean placed = header.value("revision").isPresent();
        String id = placed ? header.id() : stem.replaceAll("[^0-9A-Za-z_-]", "_");
        return new Revision(
                id,
                placed ? header.names("parents") : below(),
                header.value("message").orElse(found.comment().isEmpty() ? words(stem) : found.comment()),
                header.value("author").orElse(found.author()),
                header.value("created").isPresent() ? header.created() : created(stem),
                dialect,
                header.names("depends-on"),
                header.names("branch"),
                found.steps());
    }

    private static RevisionHeader header(Path file, String text) {
        return switch (ending(file)) {
            case ".sql" -> RevisionHeader.ofLines(text, "--");
            case ".xml" -> {
                Matcher comment = XML_COMMENT.matcher(text);
                yield RevisionHeader.ofLines(
                        comment.find() ? String.valueOf(comment.group(1)).strip() : "", "");
            }
            default -> RevisionHeader.ofLines(text, "#");
        };
    }

    /** A file that names no parents stands on the one before it. */
    private List<String> below() {
        StoredRevision last = last();
        return last == null ? List.of() : List.of(last.revision().id());
    }

    private @Nullable StoredRevision last() {
        return revisions.isEmpty() ? null : revisions.getLast();
    }

    private Instant created(String stem) {
        StoredRevision last = last();
        Instant after = last == null ? Instant.EPOCH : last.revision().created().plusSeconds(1);
        Matcher stamp = STAMP.matcher(stem);
        if (stamp.matches()) {
            try {
                Instant named = LocalDateTime.of(
                                part(stamp, 1),
                                part(stamp, 2),
                                part(stamp, 3),
                                part(stamp, 4),
                                part(stamp, 5),
                                part(stamp, 6))
                        .toInstant(ZoneOffset.UTC);
                return named.isAfter(after) ? named : after;
            } catch (java.time.DateTimeException e) {
                return after;
            }
        }
        return after;
    }

    private static int part(Matcher stamp, int group) {
        String digits = stamp.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String words(String stem) {
        return stem.replaceAll("^[0-9T_-]+", "").replace('_', ' ').strip();
    }
}
