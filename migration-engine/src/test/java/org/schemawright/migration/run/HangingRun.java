package org.schemawright.migration.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import org.schemawright.migration.revision.RevisionFolder;

/** A program of its own that stops for ever in the middle of a revision, so that a test can kill it there. */
final class HangingRun {

    private HangingRun() {}

    /** @param args the dialect, the JDBC URL, the folder, and the file to make when it hangs */
    public static void main(String[] args) {
        CountDownLatch never = new CountDownLatch(1);
        new MigrationRunner(args[0])
                .upgrade(
                        () -> DriverManager.getConnection(args[1]),
                        new RevisionFolder(Path.of(args[2])),
                        null,
                        event -> {
                            if (event instanceof RunEvent.StatementDone done
                                    && done.revision().id().equals("b2")) {
                                hang(Path.of(args[3]), never);
                            }
                        },
                        () -> false);
    }

    private static void hang(Path sign, CountDownLatch never) {
        try {
            Files.writeString(sign, "hanging");
            never.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
