package org.schemawright.desktop.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.RunEvent;
import org.schemawright.migration.run.RunOutcome;

/** One upgrade or downgrade: its lines, how far it is, and how it ended. */
final class Run {

    private final boolean upgrade;
    private final String target;
    private final boolean backup;
    private final long started = System.nanoTime();
    private final ObservableList<RunLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RunOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private @Nullable Duration took;
    private @Nullable List<String> leaves;

    /**
     * A run that is about to begin.
     *
     * @param upgrade forward, or else back
     * @param target where it goes, in a few words: the message of a revision, or base
     * @param revisions those that it will run, in order
     * @param backup whether a backup is made first
     */
    Run(boolean upgrade, String target, List<Revision> revisions, boolean backup) {
        this.backup = backup;
        this.upgrade = upgrade;
        this.target = target;
        for (Revision revision : revisions) {
            lines.add(new RunLine(revision.id(), 0, revision.message(), RunLine.State.WAITING, null));
            int number = 1;
            for (String sql : upgrade ? revision.up() : revision.down()) {
                lines.add(new RunLine(revision.id(), number, sql, RunLine.State.WAITING, null));
                number++;
            }
        }
    }

    boolean isUpgrade() {
        return upgrade;
    }

    /** Whether a backup was made before it. */
    boolean hasBackup() {
        return backup;
    }

    /** What it does, or has done. */
    String title() {
        boolean done = outcome.get() instanceof RunOutcome.Finished;
        String verb = upgrade ? (done ? "Upgraded" : "Upgrading") : (done ? "Downgraded" : "Downgrading");
        return verb + " to " + target;
    }

    ObservableList<RunLine> lines() {
        return lines;
    }

    /** How much is done, from 0 to 1. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** How it ended; null while it runs. */
    ReadOnlyObjectProperty<@Nullable RunOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** The history as it was read first after its end; null until then. */
    @Nullable
    List<String> leaves() {
        return leaves;
    }

    /** Takes note of the history after its end. */
    void leave(List<String> stands) {
        leaves = List.copyOf(stands);
    }

    Duration took() {
        return took == null ? Duration.ofNanos(System.nanoTime() - started) : took;
    }

    /** Statements that are done, and all of them. */
    String progressWords() {
        List<RunLine> statements =
                lines.stream().filter(line -> !line.isRevision()).toList();
        long done = statements.stream()
                .filter(line -> line.state() == RunLine.State.DONE)
                .count();
        return "Statement " + Math.min(done + 1, statements.size()) + " of " + statements.size();
    }

    /** Takes a step; after the end there is nothing more to tell. */
    void take(RunEvent event) {
        if (outcome.get() != null) {
            return;
        }
        String id = event.revision().id();
        switch (event) {
            case RunEvent.RevisionStarted unused -> set(id, 0, RunLine.State.RUNNING, null);
            case RunEvent.StatementStarted statement -> set(id, statement.number(), RunLine.State.RUNNING, null);
            case RunEvent.StatementDone statement -> set(id, statement.number(), RunLine.State.DONE, statement.time());
            case RunEvent.RevisionDone done -> set(id, 0, RunLine.State.DONE, done.time());
        }
        long statements = lines.stream().filter(line -> !line.isRevision()).count();
        long done = lines.stream()
                .filter(line -> !line.isRevision() && line.state() == RunLine.State.DONE)
                .count();
        fraction.set(statements == 0 ? 0 : (double) done / statements);
    }

    void end(RunOutcome how) {
        took = Duration.ofNanos(System.nanoTime() - started);
        List<String> kept = how.done().stream().map(Revision::id).toList();
        List<RunLine> last = new ArrayList<>();
        for (RunLine line : lines) {
            boolean committed = kept.contains(line.revision());
            boolean open = line.state() == RunLine.State.RUNNING || line.state() == RunLine.State.DONE;
            if (how instanceof RunOutcome.Failed failed && isFailed(line, failed)) {
                last.add(line.in(RunLine.State.FAILED, line.time()));
            } else if (open && !committed) {
                last.add(line.in(RunLine.State.TAKEN_BACK, line.time()));
            } else {
                last.add(committed ? line.in(RunLine.State.DONE, line.time()) : line);
            }
        }
        lines.setAll(last);
        if (how instanceof RunOutcome.Finished) {
            fraction.set(1);
        }
        outcome.set(how);
    }

    private static boolean isFailed(RunLine line, RunOutcome.Failed failed) {
        Revision revision = failed.revision();
        return revision != null
                && line.revision().equals(revision.id())
                && (line.isRevision() || line.number() == failed.statement());
    }

    private void set(String revision, int number, RunLine.State state, @Nullable Duration time) {
        for (int i = 0; i < lines.size(); i++) {
            RunLine line = lines.get(i);
            if (line.revision().equals(revision) && line.number() == number) {
                lines.set(i, line.in(state, time));
                return;
            }
        }
    }
}
