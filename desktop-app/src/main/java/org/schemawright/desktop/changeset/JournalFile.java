package org.schemawright.desktop.changeset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that are only added, held by one program at a time. A line that a crash cut off does not count. Only
 * its owner may read it: it holds what was typed into a database.
 */
final class JournalFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private JournalFile(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens a file, or makes it.
     *
     * @return null where another program, or another window of this one, holds it
     */
    static @Nullable JournalFile tryOpen(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + " has no folder");
        }
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (posix && Files.notExists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new JournalFile(path, channel, lock);
            }
        } catch (OverlappingFileLockException heldByUs) {
            // Another window, or the last one of this database is still closing.
        }
        channel.close();
        return null;
    }

    /** All whole lines. What follows the last of them goes away, so that the next line begins where it should. */
    List<byte[]> lines() throws IOException {
        byte[] all = Files.readAllBytes(path);
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int whole = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add(line.toByteArray());
                line.reset();
                whole = i + 1;
            } else {
                line.write(all[i]);
            }
        }
        channel.truncate(whole);
        return lines;
    }

    /** Adds a line, and returns when it would outlive a loss of power. */
    void add(byte[] line) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        long start = channel.size();
        try {
            channel.position(start);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException failed) {
            channel.truncate(start);
            throw failed;
        }
    }

    /** Forgets all lines. */
    void clear() throws IOException {
        channel.truncate(0);
    }

    boolean isEmpty() throws IOException {
        return channel.size() == 0;
    }

    /** Keeps a copy of what it holds beside it, for whoever wants to read it. */
    Path keepAside() throws IOException {
        for (int number = 1; ; number++) {
            Path aside = path.resolveSibling(path.getFileName() + ".kept-" + number);
            if (Files.notExists(aside)) {
                return Files.copy(path, aside);
            }
        }
    }

    /** Gives it back; an empty one goes away. */
    @Override
    public void close() throws IOException {
        boolean empty = isEmpty();
        if (empty) {
            // Before the lock is given back: nobody else can have begun to use it.
            Files.deleteIfExists(path);
        }
        lock.release();
        channel.close();
    }
}
