package org.schemawright.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import org.schemawright.migration.revision.RevisionFolder;
import picocli.CommandLine.Command;

/** Makes the folder. */
@Command(name = "init", description = "Makes the folder for revisions.")
final class InitCommand extends RevisionCommand {

    InitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean needsFolder() {
        return false;
    }

    @Override
    int run() throws IOException {
        boolean there = Files.isRegularFile(dir().resolve("changelog.yaml"));
        new RevisionFolder(dir()).init();
        return print(
                JsonText.object("folder", dir(), "made", !there),
                there
                        ? "The folder " + dir() + " is there already; it stays as it is.\n"
                        : "Made the folder " + dir() + " for revisions.\n");
    }
}
