package org.schemawright.migration.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of a module, to be measured. */
public final class SourceFiles {

    /** A file with more lines than this has a second class inside. */
    public static final int MOST_LINES = 400;

    private SourceFiles() {}

    /** The files below a folder with more than {@link #MOST_LINES} lines, each with its count. */
    public static List<String> tooLong(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> lines(f) > MOST_LINES)
                    .map(f -> folder.relativize(f) + ": " + lines(f) + " lines")
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
