package org.schemawright.desktop.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small JSON file that must never stop the program: a broken or unreadable one is kept aside and counts as empty, a failed write
 * leaves the old one whole and is only logged.
 */
public final class JsonFile {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;

    public JsonFile(Path path) {
        this.path = path;
    }

    /** What the file holds; an empty object when it is missing or broken. */
    public ObjectNode read() {
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(path));
            if (content instanceof ObjectNode object) {
                return object;
            }
            keepAside();
        } catch (NoSuchFileException missing) {
            LOG.debug("No {} yet", path);
        } catch (JsonProcessingException broken) {
            LOG.warn("{} is broken: {}", path, broken.getOriginalMessage());
            keepAside();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read", path, unreadable);
            keepAside();
        }
        return JSON.createObjectNode();
    }

    /**
     * Changes what the file holds by now, so that what another running program wrote meanwhile stays.
     *
     * @param change changes what was read; an empty object when the file is missing or broken
     */
    public void update(Consumer<ObjectNode> change) {
        try (FileChannel lock = openLock()) {
            FileLock held = lock == null ? null : tryLock(lock);
            ObjectNode content = read();
            change.accept(content);
            write(content);
            if (held != null) {
                held.release();
            }
        } catch (IOException failed) {
            LOG.warn("The lock of {} cannot be given back", path, failed);
        }
    }

    /** Null where the folder takes no files; then nothing can be written either. */
    private @Nullable FileChannel openLock() {
        try {
            Files.createDirectories(folder());
            return FileChannel.open(path.resolveSibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            LOG.debug("No lock for {}", path, failed);
            return null;
        }
    }

    /** Null where this program holds it already, or the file system knows no locks: then we write all the same. */
    private static @Nullable FileLock tryLock(FileChannel lock) {
        try {
            return lock.lock();
        } catch (IOException | OverlappingFileLockException none) {
            LOG.debug("Written without a lock", none);
            return null;
        }
    }

    private Path folder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + " has no folder");
        }
        return folder;
    }

    /** Replaces the file in one step, so that a crash leaves either the old or the new one. */
    private void write(ObjectNode content) {
        try {
            Path folder = folder();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, path.getFileName() + ".", ".new");
            try {
                Files.write(fresh, JSON.writeValueAsBytes(content));
                move(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            LOG.warn("{} cannot be written", path, failed);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void keepAside() {
        try {
            for (int number = 1; number < 100; number++) {
                Path aside = path.resolveSibling(path.getFileName() + ".broken-" + number);
                if (Files.notExists(aside)) {
                    Files.move(path, aside);
                    return;
                }
            }
        } catch (IOException failed) {
            LOG.warn("{} cannot be kept aside", path, failed);
        }
    }
}
