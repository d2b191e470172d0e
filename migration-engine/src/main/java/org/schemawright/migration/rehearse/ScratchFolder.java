package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what is tried out, which nobody else may read. Closing it removes it with all that is in it; so does the
 * next start, when the process is killed before.
 *
 * @param path where it is
 */
public record ScratchFolder(Path path) implements AutoCloseable {

    /** @param parent where it goes */
    static ScratchFolder in(Path parent) throws RefusedException {
        try {
            return new ScratchFolder(Files.createDirectory(
                    parent.resolve(ScratchName.next(Instant.now()).text()), PrivateFolder.rights()));
        } catch (IOException e) {
            throw cannotWrite(parent, e);
        }
    }

    /** In the folder for temporary files. */
    static ScratchFolder temporary() throws RefusedException {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A copy of a folder of revisions, in which a run may leave what it likes. */
    public static ScratchFolder copyOf(Path folder) throws IOException, RefusedException, SQLException {
        ScratchFolder copy = temporary();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path to = copy.path.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    static RefusedException cannotWrite(Path folder, IOException cause) {
        return new RefusedException(
                "What is to be tried out cannot be put into " + folder
                        + ". See whether there is room, and whether you may write.",
                cause);
    }

    @Override
    public void close() throws SQLException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new SQLException("The folder " + path + " could not be removed.", e);
        }
    }

    /** Removes those that killed processes have left in a folder; returns how many. */
    static int sweep(Path parent) throws SQLException {
        List<Path> left;
        try (Stream<Path> folders = Files.list(parent)) {
            left = folders.filter(ScratchFolder::isLeftBehind).toList();
        } catch (IOException e) {
            throw new SQLException("The folder " + parent + " cannot be listed.", e);
        }
        for (Path folder : left) {
            new ScratchFolder(folder).close();
        }
        return left.size();
    }

    private static boolean isLeftBehind(Path folder) {
        Path name = folder.getFileName();
        return name != null
                && ScratchName.parse(name.toString())
                        .filter(scratch -> scratch.isLeftBehind(Instant.now()))
                        .isPresent()
                && Files.isDirectory(folder)
                && Files.isWritable(folder);
    }
}
