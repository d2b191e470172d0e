package org.schemawright.desktop.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Migrations;
import org.schemawright.desktop.workspace.Prospect;
import org.schemawright.desktop.workspace.RunWish;
import org.schemawright.desktop.workspace.Trouble;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.run.RunOutcome;

/** The history of a database, the revision that is looked at, and the run that goes on. */
public final class MigrationsModel {

    private final Workspace workspace;
    private final Migrations migrations;
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final RevisionSearch search = new RevisionSearch(rows);
    private final ObjectProperty<@Nullable HistoryRow> selected = new SimpleObjectProperty<>();
    private final CareModel care;
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final InvalidationListener onStatus = property -> showStatus();
    private @Nullable RunningTask task;
    /** What was known when the run ended, which does not tell yet how it left things. */
    private @Nullable DatabaseStatus lastBeforeEnd;

    private @Nullable RunningTask looking;
    private boolean listening;
    private boolean mending;
    /** The revision to select once the history is read again; null for the one that is selected now. */
    private @Nullable String wanted;
    /** Whether it is the current one that is to be selected then. */
    private boolean currentWanted;

    private @Nullable String knownCurrent;

    /** The migrations of a workspace. */
    public MigrationsModel(Workspace workspace) {
        this.workspace = workspace;
        this.migrations = workspace.migrations();
        this.care = new CareModel(workspace, this);
    }

    /** Drift, a baseline and other things beside runs. */
    CareModel care() {
        return care;
    }

    /** Finds revisions in the history. */
    RevisionSearch search() {
        return search;
    }

    /** Selects a revision once the history is read again. */
    void select(String id) {
        wanted = id;
    }

    // Properties

    /** The history, the newest first. */
    ObservableList<HistoryRow> rows() {
        return rows;
    }

    /** The revision that is looked at; null for none. */
    ObjectProperty<@Nullable HistoryRow> selectedProperty() {
        return selected;
    }

    /** The present or the last run, until it is put away; null for none. */
    ReadOnlyObjectProperty<@Nullable Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return migrations.runningProperty();
    }

    /** What went wrong outside of a run; null when nothing did. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable DatabaseStatus> statusProperty() {
        return migrations.statusProperty();
    }

    /** What is in the way, with the ways out. */
    ReadOnlyObjectProperty<List<Trouble>> troublesProperty() {
        return migrations.care().troublesProperty();
    }

    ReadOnlyObjectProperty<Path> folderProperty() {
        return migrations.folderProperty();
    }

    /** How many revisions there are and how many are applied: for the status line. */
    ReadOnlyStringProperty wordsProperty() {
        return status.getReadOnlyProperty();
    }

    /** Grows when what is pending changes. */
    ReadOnlyLongProperty changesProperty() {
        return workspace.changeSet().versionProperty();
    }

    List<Change> pendingChanges() {
        return workspace.changeSet().schemaChanges();
    }

    /** The pending schema changes as sentences. */
    List<String> pendingWords() {
        ChangeWords words = new ChangeWords(workspace.schemaProperty().get());
        return pendingChanges().stream().map(words::sentence).toList();
    }

    /** Looks what the pending schema changes endanger; an earlier look is not answered any more. */
    void pendingHazards(Consumer<List<Hazard>> onHazards) {
        stopLooking();
        looking = workspace.schemaWork().hazards(onHazards);
    }

    private void stopLooking() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }

    /** Why nothing can be run or generated; empty when it can. */
    String readOnlyReason() {
        return workspace.database().readOnlyReason();
    }

    /** The names of revisions, in quotes. */
    String names(List<String> ids) {
        return ids.isEmpty()
                ? "base"
                : ids.stream().map(id -> "“" + message(id).orElse(id) + "”").collect(Collectors.joining(" and "));
    }

    /** The revisions that an upgrade to a target would run; to head when it is null. */
    List<Revision> toUpgrade(@Nullable String target) {
        DatabaseStatus known = statusProperty().get();
        return known == null ? List.of() : new RunReach(known).up(target);
    }

    /** The revisions that a downgrade to a target would take back, in order; all of them when it is null. */
    List<Revision> toDowngrade(@Nullable String target) {
        DatabaseStatus known = statusProperty().get();
        return known == null ? List.of() : new RunReach(known).down(target);
    }

    /** The id that a downgrade by one stops at; null for base. */
    @Nullable
    String belowCurrent() {
        List<HistoryRow> applied = rows.stream().filter(HistoryRow::applied).toList();
        return applied.size() < 2 ? null : applied.get(1).id();
    }

    // Commands

    /** Follows the workspace, and reads the history. */
    void start() {
        if (!listening) {
            listening = true;
            migrations.statusProperty().addListener(onStatus);
        }
        showStatus();
        if (!migrations.runningProperty().get()) {
            refresh();
        }
    }

    void stop() {
        listening = false;
        migrations.statusProperty().removeListener(onStatus);
        stopLooking();
    }

    void refresh() {
        problem.set(null);
        migrations.refresh(problem::set);
    }

    /** Writes the pending schema changes as a revision, and selects it. */
    void generate(String message) {
        problem.set(null);
        migrations.generate(
                message.strip(),
                made -> {
                    String id = made.revision().id();
                    run.set(null);
                    row(id).ifPresent(selected::set);
                    wanted = id;
                    if (!made.notTried().isEmpty()) {
                        problem.set(Problem.of("Revision “" + made.revision().message() + "” is made.", made.tried()));
                    }
                },
                problem::set);
    }

    /** Upgrades to a revision, or to head when it is null. */
    void upgrade(@Nullable String target) {
        run(new RunWish(true, target, false));
    }

    /** Downgrades to a revision, which stays; to base when it is null. */
    void downgrade(@Nullable String target) {
        run(new RunWish(false, target, false));
    }

    /** Runs what was wished. */
    void run(RunWish wish) {
        String target = wish.target();
        List<Revision> revisions = wish.up() ? toUpgrade(target) : toDowngrade(target);
        String name = wish.up()
                ? revisions.isEmpty() ? "head" : revisions.getLast().message()
                : target == null ? "base" : message(target).orElse(target);
        Run next = begin(new Run(wish.up(), name, revisions, wish.backup()));
        task = migrations.run(engineWish(wish), next::take, outcome -> ended(next, outcome), this::runFailed);
    }

    /** Where there are several heads, all of them are meant. */
    private RunWish engineWish(RunWish wish) {
        boolean all = wish.up()
                && wish.target() == null
                && rows.stream().filter(HistoryRow::head).count() > 1;
        return all ? new RunWish(true, "heads", wish.backup()) : wish;
    }

    /** Looks what a run would endanger. */
    RunningTask prospect(RunWish wish, Consumer<Prospect> onDone, Consumer<Problem> onProblem) {
        return migrations.care().prospect(engineWish(wish), onDone, onProblem);
    }

    /** Takes back one revision, of which perhaps only a part is applied. */
    private void takeBack(String id) {
        DatabaseStatus known = statusProperty().get();
        List<Revision> one = known == null
                ? List.of()
                : known.history().stream().filter(r -> r.id().equals(id)).toList();
        Run next = begin(new Run(false, "before “" + message(id).orElse(id) + "”", one, false));
        task = migrations.downgrade(id + "-1", next::take, outcome -> ended(next, outcome), this::runFailed);
    }

    /** Goes a way out of a trouble. */
    void go(WayOut way) {
        if (mending || migrations.runningProperty().get()) {
            return;
        }
        String id = way.subject();
        switch (way.action()) {
            case UPGRADE -> upgrade(id);
            case TAKE_BACK -> takeBack(id);
            case READ_AGAIN -> refresh();
            case RECORD_AND_TAKE_BACK -> mend(way, () -> takeBack(id));
            default -> mend(way, () -> {});
        }
    }

    private void mend(WayOut way, Runnable onDone) {
        problem.set(null);
        mending = true;
        migrations
                .care()
                .mend(
                        way,
                        () -> {
                            mending = false;
                            onDone.run();
                        },
                        what -> {
                            mending = false;
                            problem.set(what);
                        })
                .onCancelled(() -> mending = false);
    }

    /** Asks the run to stop; what is open then is taken back. */
    void cancel() {
        if (task != null) {
            task.cancel();
        }
    }

    /** Puts the last run away where the history is another since it ended. */
    private void putAwayOld(@Nullable DatabaseStatus now) {
        Run shown = run.get();
        if (shown == null || shown.outcomeProperty().get() == null || now == null || now == lastBeforeEnd) {
            return;
        }
        List<String> stands = HistoryRows.of(now).stream()
                .map(row -> row.id() + (row.applied() ? " applied" : ""))
                .toList();
        if (shown.leaves() == null) {
            shown.leave(stands);
        } else if (!stands.equals(shown.leaves())) {
            run.set(null);
        }
    }

    /** Puts the last run away. */
    void closeRun() {
        if (!migrations.runningProperty().get()) {
            run.set(null);
        }
    }

    void closeProblem() {
        problem.set(null);
    }

    private Run begin(Run next) {
        problem.set(null);
        run.set(next);
        return next;
    }

    private void ended(Run ended, RunOutcome outcome) {
        lastBeforeEnd = statusProperty().get();
        ended.end(outcome);
        currentWanted = true;
    }

    private void runFailed(Problem what) {
        run.set(null);
        problem.set(what);
    }

    /** Shows what went wrong. */
    void failed(Problem what) {
        problem.set(what);
    }

    private Optional<String> message(String id) {
        return row(id).map(row -> row.revision().message());
    }

    private Optional<HistoryRow> row(@Nullable String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private void showStatus() {
        DatabaseStatus known = migrations.statusProperty().get();
        HistoryRow before = selected.get();
        // Where the database stands elsewhere since, that is what one wants to see.
        String current = known == null ? null : known.current();
        boolean moved = before != null && !Objects.equals(current, knownCurrent);
        knownCurrent = current;
        String kept = before == null || moved ? null : before.id();
        String id = currentWanted ? null : wanted != null ? wanted : kept;
        putAwayOld(known);
        rows.setAll(known == null ? List.of() : HistoryRows.of(known));
        search.again();
        wanted = null;
        currentWanted = false;
        selected.set(row(id).or(() -> rows.stream().filter(HistoryRow::current).findFirst())
                .or(() -> rows.stream().findFirst())
                .orElse(null));
        long applied = rows.stream().filter(HistoryRow::applied).count();
        status.set(
                rows.isEmpty()
                        ? "No revisions"
                        : NumberWords.count(rows.size(), "revision") + ", " + NumberWords.grouped(applied)
                                + " applied, in " + folderProperty().get().getFileName());
    }
}
