package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.ComparedSchemas;
import org.schemawright.desktop.workspace.Comparisons;
import org.schemawright.desktop.workspace.DriftState;
import org.schemawright.desktop.workspace.MigrationCare;
import org.schemawright.desktop.workspace.PutBack;
import org.schemawright.desktop.workspace.RunLog;
import org.schemawright.desktop.workspace.Trouble;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.rehearse.Backup;
import org.schemawright.migration.rehearse.DriftReport;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;
import org.schemawright.migration.schema.DatabaseSchema;

/** What is done about a history beside running it: drift, a baseline, records, heads, files and backups. */
final class CareModel {

    private final Workspace workspace;
    private final MigrationCare care;
    private final MigrationsModel model;

    /** @param model shows what goes wrong */
    CareModel(Workspace workspace, MigrationsModel model) {
        this.workspace = workspace;
        this.care = workspace.migrations().care();
        this.model = model;
    }

    /** How the database compares with its revisions. */
    ReadOnlyObjectProperty<DriftState> driftProperty() {
        return care.driftProperty();
    }

    /** Sentences about a database that has no revisions yet; empty where there is nothing to take over. */
    List<String> toTakeOver() {
        DatabaseStatus known = workspace.migrations().statusProperty().get();
        DatabaseSchema schema = workspace.schemaProperty().get();
        if (known == null
                || !known.history().isEmpty()
                || !known.problems().isEmpty()
                || !known.unknown().isEmpty()
                || schema.tables().isEmpty()
                || !model.readOnlyReason().isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        found.add(NumberWords.count(schema.tables().size(), "table")
                + (schema.views().isEmpty()
                        ? ""
                        : " and " + NumberWords.count(schema.views().size(), "view"))
                + " with their keys and indexes.");
        found.addAll(care.otherToolsProperty().get());
        schema.unread()
                .forEach(part -> found.add(
                        "Not read, and so not in the revision: " + part.part() + " (" + part.reason() + ")."));
        return found;
    }

    /** The runs that were made from here. */
    RunLog log() {
        return workspace.migrations().log();
    }

    /** Whether a file says something else than when it was kept or last ran, so that nothing can be compared with it. */
    boolean hasChangedFile() {
        return changedFiles().findAny().isPresent();
    }

    /** Whether the file of this revision does. */
    boolean isFileChanged(String id) {
        return changedFiles().anyMatch(id::equals);
    }

    private Stream<String> changedFiles() {
        return model.troublesProperty().get().stream()
                .flatMap(trouble -> trouble.waysOut().stream())
                .filter(way -> way.action() == Trouble.Action.ACCEPT_FILE)
                .map(Trouble.WayOut::subject);
    }

    // Commands

    /** Compares the database with its revisions. */
    void checkDrift() {
        care.checkDrift();
    }

    /** Makes what has drifted a revision. */
    void adopt(DriftReport report, String message) {
        model.closeProblem();
        care.adopt(report, message.strip(), () -> {}, model::failed);
    }

    /**
     * The schemas before and after a revision.
     *
     * @param entries what they do not have alike, with the SQL of both
     */
    record Around(ComparedSchemas schemas, List<BeforeAfter.Entry> entries) {}

    /** Reads the schemas before and after a revision. */
    RunningTask around(Revision revision, Consumer<Around> onDone, Consumer<Problem> onProblem) {
        Comparisons comparisons = workspace.migrations().comparisons();
        return comparisons.around(
                revision,
                schemas -> new Around(schemas, comparisons.sides(schemas.before(), schemas.after())),
                onDone,
                onProblem);
    }

    /** Looks what putting back what has drifted would do. */
    void planPutBack(DriftReport report, Consumer<PutBack> onDone) {
        model.closeProblem();
        care.planPutBack(report, onDone, model::failed);
    }

    /** Changes the database to what its revisions make. */
    void putBack(PutBack putBack) {
        model.closeProblem();
        care.putBack(putBack, () -> {}, model::failed);
    }

    /** Gives a revision another message. */
    void say(String id, String message) {
        model.closeProblem();
        model.select(id);
        care.say(id, message.strip(), model::failed);
    }

    /** Makes the present schema the first revision. */
    void baseline(String message) {
        model.closeProblem();
        care.baseline(message, () -> {}, model::failed);
    }

    void stamp(String id) {
        model.closeProblem();
        model.select(id);
        care.stamp(id, model::failed);
    }

    void mergeHeads() {
        model.closeProblem();
        care.mergeHeads(model::failed);
    }

    void delete(String id) {
        model.closeProblem();
        care.delete(id, model::failed);
    }

    void filePath(String id, Consumer<String> onDone) {
        care.filePath(id, path -> onDone.accept(path.toString()), model::failed);
    }

    void script(String id, Consumer<String> onDone) {
        model.closeProblem();
        care.script(id, onDone, model::failed);
    }

    void backups(Consumer<List<Backup>> onDone, Consumer<Problem> onProblem) {
        care.backups(onDone, onProblem);
    }

    void restore(Backup backup, Runnable onDone, Consumer<Problem> onProblem) {
        care.restore(
                backup,
                () -> {
                    // What a run came to counts no longer: the history is another.
                    model.closeRun();
                    onDone.run();
                },
                onProblem);
    }
}
