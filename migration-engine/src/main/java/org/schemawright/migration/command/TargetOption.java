package org.schemawright.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.TargetSchema;
import org.schemawright.migration.rehearse.Targets;
import picocli.CommandLine.Option;

/** What a database is compared with, as commands take it. */
final class TargetOption {

    @Option(
            names = "--target",
            paramLabel = "URL|FILE|DIR",
            description = "What is wanted: a database, a script that builds it and ends with .sql, or compiled entity"
                    + " classes (a folder or a .jar).")
    private @Nullable String target;

    @Option(
            names = "--libs",
            paramLabel = "JAR|DIR",
            description =
                    "The libraries of entity classes: a jar, or a folder of jars or classes. Folders lib, libs and"
                            + " dependency beside or below them are found by themselves.")
    private List<Path> libraries = List.of();

    boolean isGiven() {
        return target != null;
    }

    /** Reads it; only where one is given. */
    TargetSchema read(Targets targets, DatabaseAccess access) throws IOException, SQLException, RefusedException {
        if (target == null) {
            throw new IllegalStateException("There is no target");
        }
        String address = target;
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return targets.script(Path.of(address), () -> false);
        }
        if (lower.endsWith(".jar") || lower.endsWith(".war") || isFolder(address)) {
            return targets.entities(Path.of(address), access.entities(libraries), () -> false);
        }
        return targets.database(() -> access.connect(address));
    }

    private static boolean isFolder(String address) {
        try {
            return Files.isDirectory(Path.of(address));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
