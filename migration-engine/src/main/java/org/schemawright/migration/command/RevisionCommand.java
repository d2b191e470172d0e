package org.schemawright.migration.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.Dialects;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import org.schemawright.migration.run.RunLimits;
import picocli.CommandLine.Option;

/** What the commands on revisions have in common: the folder, mostly a database, and how they end. */
abstract class RevisionCommand implements Callable<Integer> {

    static final int DONE = DatabaseCommand.DONE;
    static final int REFUSED = DatabaseCommand.FAILED;

    @Option(names = "--url", paramLabel = "URL|FILE", description = "The database: a SQLite file, or an address.")
    private @Nullable String url;

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder of the revisions; migrations if not given.")
    private Path dir = Path.of("migrations");

    @Option(names = "--json", description = "For scripts, as JSON.")
    private boolean json;

    @Option(
            names = "--trust",
            description = "Let files of the folder do what reaches beyond the database, such as start programs.")
    private boolean trust;

    private final Surroundings surroundings;

    RevisionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does it, and returns the exit code. */
    abstract int run() throws Exception;

    /** Whether there is nothing to be done without a folder; one that is not there is a slip of the hand. */
    boolean needsFolder() {
        return true;
    }

    @Override
    public final Integer call() throws Exception {
        try {
            return run();
        } catch (MisuseException misuse) {
            say(String.valueOf(misuse.getMessage()));
            return DatabaseCommand.MISUSED;
        } catch (UnclearTargetException unclear) {
            return refuse(String.valueOf(unclear.getMessage()));
        } catch (RefusedException refused) {
            return refuse(refused.words());
        } catch (IOException failure) {
            // Ours say all there is to say; those of files know only a name.
            boolean sentence = failure.getClass() == IOException.class
                    || failure.getClass().getName().startsWith("org.schemawright");
            return refuse(sentence ? String.valueOf(failure.getMessage()) : access().explain(failure));
        } catch (MisusedException misused) {
            throw misused;
        } catch (SQLException | RuntimeException failure) {
            return refuse(access().explain(failure));
        }
    }

    final DatabaseAccess access() {
        return surroundings.access();
    }

    final Path dir() {
        return dir;
    }

    final boolean json() {
        return json;
    }

    final boolean hasDatabase() {
        return url != null;
    }

    /** Says why it is not done. */
    final int refuse(String words) {
        surroundings.output().err().println(words);
        return REFUSED;
    }

    /** Says something beside what was asked for. */
    final void say(String words) {
        surroundings.output().err().println(words);
    }

    /** Writes what was asked for, in one of two forms. */
    final int print(Object forScripts, String forPeople) {
        return surroundings.output().write(json ? JsonText.of(forScripts) : forPeople);
    }

    final int print(String text) {
        return surroundings.output().write(text);
    }

    final String url() throws IOException {
        if (url == null) {
            throw new MissingDatabaseException();
        }
        return url;
    }

    final DatabaseReach connections() throws IOException, SQLException {
        return access().reach(url());
    }

    /** How long runs wait; other commands run nothing. */
    RunLimits limits() {
        return RunLimits.USUAL;
    }

    /** The engine of the database, or else of the revisions in the folder. */
    final MigrationEngine engine() throws IOException, SQLException {
        MigrationEngine engine = new MigrationEngine(url == null ? dialectOfFolder() : dialectOfDatabase(url()));
        demandFolder();
        return engine.within(limits(), trust);
    }

    /** @throws IOException when there is none, and the command does nothing without one */
    final void demandFolder() throws IOException {
        if (needsFolder() && !Files.exists(dir)) {
            throw new IOException("There is no folder " + dir + ". Give the right one with --dir, or make it: db init");
        }
        if (needsFolder() && !Files.isDirectory(dir)) {
            throw new IOException(dir + " is a file, not a folder of revisions. Give the folder with --dir.");
        }
        if (needsFolder() && !Files.isReadable(dir)) {
            throw new IOException("You may not read the folder " + dir + ".");
        }
    }

    private Dialect dialectOfDatabase(String address) throws IOException, SQLException {
        try (Connection connection = access().connect(address)) {
            return Dialects.forConnection(connection)
                    .orElseThrow(() -> new IOException(
                            "This is neither SQLite nor PostgreSQL. Give the address of one of these."));
        }
    }

    private Dialect dialectOfFolder() throws IOException {
        Dialect best = null;
        long fewest = Long.MAX_VALUE;
        for (Dialect dialect : Dialects.all()) {
            List<HistoryProblem> problems = new MigrationEngine(dialect)
                    .within(limits(), trust)
                    .history(dir)
                    .problems();
            boolean fits = problems.stream().noneMatch(HistoryProblem.OtherEngine.class::isInstance);
            // What Liquibase cannot do on one engine without a loss is unreadable only there.
            long unreadable = problems.stream()
                    .filter(HistoryProblem.Unreadable.class::isInstance)
                    .count();
            if (fits && unreadable < fewest) {
                best = dialect;
                fewest = unreadable;
            }
        }
        return Optional.ofNullable(best)
                .orElseThrow(() ->
                        new IOException("The revisions in " + dir + " are for several engines. Say which with --url."));
    }

    final RevisionGraph history() throws IOException, SQLException {
        return engine().history(dir);
    }

    final DatabaseStatus status() throws IOException, SQLException {
        try (Connection connection = access().connect(url())) {
            return engine().status(connection, dir);
        }
    }

    /** Says what is wrong with the folder; several heads come with what can be done. */
    final void tell(List<HistoryProblem> problems) {
        for (HistoryProblem problem : problems) {
            say(problem.words());
            if (problem instanceof HistoryProblem.SeveralHeads) {
                say("Merge them with “db merge heads -m TEXT”, or upgrade to one of them or to “heads”.");
            }
        }
    }

    /** Says who runs revisions just now; whoever does so on another host may have died there. */
    final void tellLock(DatabaseStatus status) {
        if (status.lockedBy() != null) {
            say("Another run holds the lock of this database: " + status.lockedBy()
                    + ". If it runs no more, take the lock from it: db upgrade --free-lock.");
        }
    }

    /** What a run that was stopped or a careless hand has left behind. */
    final List<Finding> findings() throws IOException, SQLException {
        try (Connection connection = access().connect(url())) {
            return engine().findings(connection, dir);
        }
    }

    /** Says what was found, with the ways out. */
    final void tellFindings(List<Finding> findings) {
        for (Finding finding : findings) {
            say(finding.words());
            finding.waysOut().forEach(way -> say("  - " + way));
        }
    }

    static Object value(Finding finding) {
        return JsonText.object(
                "kind", finding.kind(),
                "revision", finding.revision(),
                "words", finding.words(),
                "waysOut", finding.waysOut());
    }
}
