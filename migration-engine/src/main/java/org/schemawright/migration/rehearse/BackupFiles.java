package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The backups of one database in a folder. Their names say of what, when and before what; any other file is let alone.
 *
 * @param folder where they are; made when the first one is
 * @param database the name of the database, which their names begin with
 * @param ending what their names end with
 */
record BackupFiles(Path folder, String database, String ending) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NOT_FOR_NAMES = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MAX_LABEL = 40;

    /** The newest first. */
    List<Backup> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(Backup::made)
                            .thenComparing(backup -> backup.file().toString())
                            .reversed())
                    .toList();
        }
    }

    private Optional<Backup> read(Path file) {
        Pattern form =
                Pattern.compile(Pattern.quote(database + ".") + "(\\d{8}T\\d{9}Z)(?:_(.*))?" + Pattern.quote(ending));
        Path name = file.getFileName();
        Matcher matcher = form.matcher(name == null ? "" : name.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String label = matcher.group(2);
            return Optional.of(new Backup(
                    file,
                    STAMP.parse(matcher.group(1), Instant::from),
                    label == null ? "" : label.replace('_', ' '),
                    Files.size(file)));
        } catch (DateTimeException | IOException e) {
            // Not ours after all, or gone meanwhile.
            return Optional.empty();
        }
    }

    /**
     * The file for a new one, which nothing has yet; until it is complete it has another name.
     *
     * @param label what it is made before
     */
    Path next(String label, Instant now) throws IOException {
        Files.createDirectories(folder);
        String words = NOT_FOR_NAMES.matcher(label).replaceAll("_").replaceAll("^_+|_+$", "");
        String slug = words.substring(0, Math.min(words.length(), MAX_LABEL));
        // Where clocks go back, the newest must still be known for it.
        Instant newest = list().stream().map(Backup::made).findFirst().orElse(Instant.MIN);
        return file(now.isAfter(newest) ? now : newest.plusMillis(1), slug);
    }

    private Path file(Instant made, String slug) {
        return folder.resolve(database + "." + STAMP.format(made) + (slug.isEmpty() ? "" : "_" + slug) + ending);
    }

    /** Where it is written to. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** It is complete, and on the disk for good before it gets its name. */
    static void finish(Path file) throws IOException {
        Path part = unfinished(file);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file);
        }
    }

    /** Deletes all but the newest ones; returns what was deleted. */
    List<Backup> prune(int keep) throws IOException {
        List<Backup> old = list().stream().skip(Math.max(1, keep)).toList();
        for (Backup backup : old) {
            Files.deleteIfExists(backup.file());
        }
        return old;
    }
}
