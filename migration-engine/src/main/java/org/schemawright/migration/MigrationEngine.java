package org.schemawright.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.plan.Keeping;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.SchemaPlanner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.rehearse.Backups;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.Drift;
import org.schemawright.migration.rehearse.RefusedException;
import org.schemawright.migration.rehearse.Rehearsal;
import org.schemawright.migration.rehearse.Targets;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.UnusableHistoryException;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.Finding;
import org.schemawright.migration.run.KeptTable;
import org.schemawright.migration.run.KeptTables;
import org.schemawright.migration.run.MigrationRunner;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunHazard;
import org.schemawright.migration.run.RunLimits;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.run.StampOutcome;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;

/**
 * The front door: one engine for one kind of database. Stateless apart from the dialect; all methods block.
 */
public final class MigrationEngine {

    private final Dialect dialect;
    private final MigrationRunner runner;

    public MigrationEngine(Dialect dialect) {
        this(dialect, new MigrationRunner(dialect.id()));
    }

    private MigrationEngine(Dialect dialect, MigrationRunner runner) {
        this.dialect = dialect;
        this.runner = runner;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads the schema. */
    public DatabaseSchema reflect(Connection connection) throws SQLException {
        return dialect.schemaReader().read(connection);
    }

    /**
     * The statements that make one object with all that belongs to it; for a column, its table's.
     *
     * @return in order; empty where the schema has no such object
     */
    public List<Statement> definition(ObjectRef object, DatabaseSchema schema) {
        return dialect.schemaWriter().definition(object, schema);
    }

    /**
     * What the changes come to, forward and back; nothing is run.
     *
     * @throws ImpossibleChange when a change does not fit the schema that the ones before it leave
     */
    public MigrationPlan plan(DatabaseSchema schema, List<Change> changes) {
        return plan(schema, changes, true);
    }

    /**
     * The same.
     *
     * @param keeps whether values that go are kept for the way back; otherwise there is none where some go
     */
    public MigrationPlan plan(DatabaseSchema schema, List<Change> changes, boolean keeps) {
        return new Planner(dialect.changeWriter(), dialect.migrationWriter(), keeping(keeps)).plan(schema, changes);
    }

    /**
     * What leads from one schema to another, and back; nothing is run.
     *
     * @param after as the database would give it back
     * @param renames tables, columns and values of enums that go by another name, in order; whatever else has another name
     *     goes, or comes
     * @throws ImpossibleChange when a rename does not fit, or no way keeps the rows
     */
    public MigrationPlan plan(DatabaseSchema before, DatabaseSchema after, List<? extends Renaming> renames) {
        return plan(before, after, renames, true);
    }

    /**
     * The same.
     *
     * @param keeps whether values that go are kept for the way back; otherwise there is none where some go
     */
    public MigrationPlan plan(
            DatabaseSchema before, DatabaseSchema after, List<? extends Renaming> renames, boolean keeps) {
        return new SchemaPlanner(dialect.changeWriter(), dialect.migrationWriter(), keeping(keeps))
                .plan(before, after, renames);
    }

    private Keeping keeping(boolean keeps) {
        return new Keeping(dialect.keptWriter(), keeps);
    }

    /**
     * What a plan endangers, with the rows of the database that it is about: how many, some of them, and a query for all.
     * Reads only, and gives up counting in time.
     *
     * @param connection to the database that the plan starts from, with nothing open on it
     * @param cancelled asked while a query runs
     * @return a hazard each, in the order of the plan
     */
    public List<HazardFacts> facts(MigrationPlan plan, Connection connection, BooleanSupplier cancelled)
            throws SQLException {
        return HazardFacts.of(plan.hazards(), connection, dialect.id(), cancelled);
    }

    /** The statements of a plan that keep others waiting while they look at rows; empty where nobody waits for long. */
    public List<StatementLock> locks(MigrationPlan plan) {
        return StatementLock.of(plan, dialect);
    }

    /**
     * The same plan, where the engine has a gentler way to the same schema: on PostgreSQL indexes are built while others
     * write, and rules are checked in steps of their own that let others read and write.
     */
    public MigrationPlan safer(MigrationPlan plan) {
        return dialect.safer(plan);
    }

    /**
     * Writes a plan as a new revision on top of the folder's head. The folder is made when it is missing. Before the
     * file is kept, Liquibase's own reading of it must give back exactly our statements.
     *
     * @param folder the migrations folder
     * @param message one line for people
     * @param author who makes it
     * @throws UnusableHistoryException when the folder's history is not in order, so that "head" is not clear
     * @throws IOException when the folder or the file cannot be written, or a statement cannot be kept exactly; nothing
     *     is left behind then
     */
    public Revision generate(Path folder, MigrationPlan plan, String message, String author) throws IOException {
        return generate(folder, plan, new NewRevision(message, author));
    }

    /** The same in any place of the history: on top of another head, as the beginning of a branch. */
    public Revision generate(Path folder, MigrationPlan plan, NewRevision wish) throws IOException {
        return new RevisionMaker(dialect.id(), runner, folder).generate(plan, wish);
    }

    /**
     * The same, but before the file is kept the plan goes up, down and up on an empty copy of its schema.
     *
     * @param reach the database that the plan was made for; nothing is changed in it
     * @throws RefusedException when the plan does not work there; nothing is kept then
     */
    public ProvenRevision generate(
            DatabaseReach reach, Path folder, MigrationPlan plan, NewRevision wish, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        Rehearsal.Proof proof = rehearsal(reach).prove(plan, cancelled);
        try (Connection connection = reach.open()) {
            MigrationPlan noted = plan.withHazards(HazardFacts.askable(plan.hazards(), connection, dialect.id()));
            return new ProvenRevision(generate(folder, noted, wish), proof);
        }
    }

    /** A revision that is kept, and what is known of it. */
    public record ProvenRevision(Revision revision, Rehearsal.Proof proof) {}

    /** Tries revisions out beside a database. */
    public Rehearsal rehearsal(DatabaseReach reach) {
        return new Rehearsal(dialect, reach, runner);
    }

    /** Reads what a database is to be compared with. */
    public Targets targets(DatabaseReach reach) {
        return new Targets(dialect, reach);
    }

    /** Compares a database with what its revisions say; worth keeping, for it remembers what it has replayed. */
    public Drift drift(DatabaseReach reach) {
        return new Drift(dialect, reach, runner);
    }

    /** Adopts or puts back what {@link #drift} has found. */
    public DriftRepair repair(DatabaseReach reach, Path folder) {
        return new DriftRepair(this, reach, folder);
    }

    /**
     * Makes, lists and restores backups of a database.
     *
     * @param folder where they go; null for a folder beside the file (SQLite) or in the person's home (PostgreSQL)
     */
    public Backups backups(DatabaseReach reach, @Nullable Path folder) {
        return new Backups(dialect, reach, folder);
    }

    /** Makes a revision on top of several, so that they have one head again; it runs nothing. */
    public Revision merge(Path folder, NewRevision wish) throws IOException {
        return new RevisionMaker(dialect.id(), runner, folder).merge(wish);
    }

    /** The revisions of a folder; a missing one is empty. */
    public RevisionGraph history(Path folder) throws IOException {
        return runner.read(new RevisionFolder(folder));
    }

    /**
     * The same engine for folders whose files may do what reaches beyond the database: start programs, load classes, read
     * other files. Files in our own form never do.
     */
    public MigrationEngine trusting() {
        return new MigrationEngine(dialect, new MigrationRunner(dialect.id(), true));
    }

    /** The same engine, whose runs wait for other times; on SQLite they have no limits. */
    public MigrationEngine within(RunLimits limits, boolean trusted) {
        return new MigrationEngine(dialect, new MigrationRunner(dialect.id(), trusted, limits));
    }

    /** Where the database stands. Reads only: makes no table. A missing folder is an empty history. */
    public DatabaseStatus status(Connection connection, Path folder) throws SQLException, IOException {
        return runner.status(connection, new RevisionFolder(folder));
    }

    /** What a run that was stopped, another program or a careless hand has left behind; empty when all is clean. */
    public List<Finding> findings(Connection connection, Path folder) throws SQLException, IOException {
        return runner.findings(connection, new RevisionFolder(folder));
    }

    /**
     * Takes the lock of runs away from whoever holds it.
     *
     * @param dead whether only from a process of this host that has died; any other may be running still
     */
    public void freeLock(ConnectionSource connections, boolean dead) throws SQLException {
        runner.freeLock(connections, dead);
    }

    /** What revisions keep in the database of what they took away, by revision. */
    public List<KeptTable> kept(Connection connection) throws SQLException {
        return new KeptTables(connection, dialect.id()).list();
    }

    /** Removes it for good, all or nothing; the revisions cannot be taken back then. */
    public void purge(Connection connection, List<KeptTable> kept) throws SQLException {
        new KeptTables(connection, dialect.id()).purge(kept);
    }

    /**
     * Makes the present schema the first revision of an empty folder, for a database that has no revisions yet; stamp it
     * then.
     */
    public Revision baseline(Path folder, DatabaseSchema present, NewRevision wish) throws IOException {
        return new RevisionMaker(dialect.id(), runner, folder)
                .baseline(dialect.schemaWriter().create(present), wish);
    }

    /**
     * One revision in the place of all up to this one, with its id; the old files are laid aside.
     *
     * @param schema what they make
     * @throws IOException when something builds on one in between, or a file cannot be moved
     */
    public Revision squash(Path folder, String id, DatabaseSchema schema, NewRevision wish) throws IOException {
        return new RevisionMaker(dialect.id(), runner, folder)
                .squash(id, dialect.schemaWriter().create(schema), wish);
    }

    /**
     * What a run would endanger, as its revisions note it, with the rows of this database. Reads only; whoever runs it
     * asks the person first where something {@linkplain RunHazard#mustBeAccepted() must be accepted}.
     *
     * @param target as for the run itself
     */
    public List<RunHazard> runHazards(Connection connection, Path folder, boolean upgrade, @Nullable String target)
            throws SQLException, IOException {
        return runner.hazards(connection, new RevisionFolder(folder), upgrade, target);
    }

    /**
     * Runs what is not applied yet, one transaction a revision with its row of history in the same commit.
     *
     * @param target the last revision to apply, as people write it: an id or its beginning, {@code +2}, {@code heads},
     *     {@code branch@head}, …; null for head
     * @param listener told of every step on the calling thread
     * @param cancelled asked between statements on the calling thread, and while one runs on another; it must stay true
     *     once it is
     */
    public RunOutcome upgrade(
            ConnectionSource connections,
            Path folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        return runner.upgrade(connections, new RevisionFolder(folder), target, listener, cancelled);
    }

    /**
     * Takes revisions back, the newest first. When one of them has no way back, none is touched.
     *
     * @param target the revision to stop at, which stays applied: an id or its beginning, {@code -1}, {@code
     *     branch@base}, …; null for base
     * @param listener as for an upgrade
     * @param cancelled as for an upgrade
     */
    public RunOutcome downgrade(
            ConnectionSource connections,
            Path folder,
            @Nullable String target,
            Consumer<RunEvent> listener,
            BooleanSupplier cancelled) {
        return runner.downgrade(connections, new RevisionFolder(folder), target, listener, cancelled);
    }

    /**
     * Writes down what is applied without running it, in one commit.
     *
     * @param targets what is to be applied afterwards, with all it needs, as people write it; {@code base} for nothing
     * @param purge whether to forget all that revisions have recorded first, those that have no file too
     */
    public StampOutcome stamp(ConnectionSource connections, Path folder, List<String> targets, boolean purge) {
        return runner.stamp(connections, new RevisionFolder(folder), targets, purge);
    }

    /**
     * What a run would send, with its rows of history, as a script for sqlite3 or psql; needs no database.
     *
     * @param from where the database stands, as people write it
     * @param to where it is to go, up or down
     * @throws IOException when the folder cannot be read, or it is not clear what is meant
     */
    public String script(Path folder, String from, String to) throws IOException {
        return runner.script(new RevisionFolder(folder), from, to);
    }
}
