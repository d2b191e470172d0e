package org.schemawright.desktop.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/**
 * Looks at a SQLite file before SQLite does, because SQLite says the same for a picture, an encrypted database and half
 * a download, and says it late. See the file format, sections 1.2 and 1.3.
 */
final class SqliteFileCheck {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int SAMPLE = 4096;

    private final Path path;

    SqliteFileCheck(Path path) {
        this.path = path;
    }

    /**
     * Refuses what is no SQLite database that we can read. An empty file is one: a database without tables.
     *
     * @throws ProblemException in words
     */
    void requireDatabase() throws IOException {
        if (Files.notExists(path)) {
            throw problem("There is no file " + path + ".", "Check whether it was moved or renamed, or create it new.");
        }
        if (Files.isDirectory(path)) {
            throw problem(path + " is a folder.", "Choose the database file in it.");
        }
        if (!Files.isReadable(path)) {
            throw problem("You may not read " + path + ".", "Change its permissions, or ask its owner.");
        }
        long size = Files.size(path);
        if (size == 0) {
            return;
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(SAMPLE);
        }
        if (!startsWithMagic(start)) {
            throw looksEncrypted(start, size)
                    ? problem(
                            name() + " looks encrypted.",
                            "Schemawright opens databases that are not encrypted. Decrypt it with the program that made"
                                    + " it, and open the copy.")
                    : problem(name() + " is not a SQLite database.", "Choose another file.");
        }
        requireWhole(start, size);
    }

    /** Why nothing can be written; empty when it can. */
    String readOnlyReason() {
        if (!writable(path)) {
            return "The file is read-only.";
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !writable(folder)) {
            return "The folder " + folder + " is read-only, so SQLite has no place for its journal.";
        }
        return "";
    }

    /**
     * A file that nobody may write counts as read-only for the superuser too, who could write it all the same: the mark
     * was put there for a reason.
     */
    private static boolean writable(Path path) {
        if (!Files.isWritable(path)) {
            return false;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return true;
        }
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            return permissions.contains(PosixFilePermission.OWNER_WRITE)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException unknown) {
            return true;
        }
    }

    private static boolean startsWithMagic(byte[] start) {
        if (start.length < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (start[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** The header tells the number of pages; a shorter file was cut off while it was copied or downloaded. */
    private void requireWhole(byte[] start, long size) {
        if (start.length < HEADER) {
            throw truncated("Only " + size + " bytes are there, less than the header of a database.");
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        int stored = header.getShort(16) & 0xffff;
        long pageSize = stored == 1 ? 65536 : stored;
        long pages = header.getInt(28) & 0xffffffffL;
        boolean pagesAreKnown = header.getInt(24) == header.getInt(92) && pages > 0;
        // With a log or journal beside it, the file on its own is not the whole truth: SQLite repairs it when opening.
        if (pagesAreKnown && pageSize >= 512 && size < pages * pageSize && !hasJournal()) {
            throw truncated("It should have " + pages * pageSize + " bytes and has " + size + ".");
        }
    }

    private boolean hasJournal() {
        return notEmpty(path.resolveSibling(name() + "-wal")) || notEmpty(path.resolveSibling(name() + "-journal"));
    }

    private static boolean notEmpty(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Encrypted pages are whole pages of noise: nearly all byte values occur, none often. */
    private static boolean looksEncrypted(byte[] start, long size) {
        if (size % 512 != 0 || start.length < 512) {
            return false;
        }
        int[] counts = new int[256];
        for (byte b : start) {
            counts[b & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / start.length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        // Noise of 512 bytes has about 7.6 bits a byte, of 4096 bytes 7.95; text has 5, a picture's header less than 7.
        return bits > (start.length < 2048 ? 7.4 : 7.8);
    }

    private String name() {
        Path file = path.getFileName();
        return file == null ? path.toString() : file.toString();
    }

    private ProblemException truncated(String details) {
        return new ProblemException(new Problem(
                name() + " ends too early: a part of the database is missing.",
                "Copy or download it again. To save what is left, use sqlite3's .recover on a copy.",
                details));
    }

    private static ProblemException problem(String title, String advice) {
        return new ProblemException(Problem.of(title, advice));
    }
}
