package org.schemawright.migration.run;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.atomic.AtomicInteger;
import org.schemawright.migration.revision.RevisionFolder;

/** A program of its own that ends at once, without any farewell, at some step of a run. */
final class KilledRun {

    static final int KILLED = 137;

    private KilledRun() {}

    /** @param args the dialect, the JDBC URL, the folder, up or down, and the number of the step, from 1 */
    public static void main(String[] args) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[4]));
        MigrationRunner runner = new MigrationRunner(args[0]);
        RevisionFolder folder = new RevisionFolder(Path.of(args[2]));
        RunOutcome outcome = args[3].equals("up")
                ? runner.upgrade(() -> DriverManager.getConnection(args[1]), folder, null, _ -> step(left), () -> false)
                : runner.downgrade(
                        () -> DriverManager.getConnection(args[1]), folder, null, _ -> step(left), () -> false);
        System.exit(outcome instanceof RunOutcome.Finished ? 0 : 1);
    }

    private static void step(AtomicInteger left) {
        if (left.decrementAndGet() == 0) {
            // No hooks, no finally blocks, no closing of connections.
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
