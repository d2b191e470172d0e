package org.schemawright.desktop.design;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** Opens the small editors whose result is a pending schema change of the workspace. */
public final class SchemaEditors {

    private final Workspace workspace;
    private final Overlay overlay;
    private final Consumer<Change> onAdded;
    private final TextEditors texts;

    /**
     * Editors above a window.
     *
     * @param workspace gets the changes
     * @param overlay where the editors are shown
     * @param onAdded told of each change after it became pending
     */
    public SchemaEditors(Workspace workspace, Overlay overlay, Consumer<Change> onAdded) {
        this.workspace = workspace;
        this.overlay = overlay;
        this.onAdded = onAdded;
        this.texts = new TextEditors(workspace, overlay, this::closing);
    }

    /** Begins a new table. */
    public void newTable() {
        NewTableModel model = new NewTableModel(drawing(), () -> new EngineCheck(workspace));
        overlay.show(new NewTableView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Begins a mapping table between two others; the first of them is chosen where one is given. */
    public void linkTables(@Nullable ObjectName first) {
        LinkTablesModel model = new LinkTablesModel(drawing(), first);
        overlay.show(new LinkTablesView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Begins a new column. */
    public void addColumn(ObjectName table) {
        AddColumnModel model = new AddColumnModel(drawing(), table, new EngineCheck(workspace));
        ObjectName stored = new PendingNames(workspace.changeSet().schemaChanges()).table(table);
        if (workspace.schemaProperty().get().table(stored).isPresent()) {
            workspace
                    .reads()
                    .run(
                            "Looking for rows in " + table,
                            progress ->
                                    !workspace.rows(stored).page(0, 1).rows().isEmpty(),
                            model.hasRowsProperty()::set,
                            problem -> {});
        }
        overlay.show(new AddColumnView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Gives a table another name. */
    public void renameTable(ObjectName table) {
        rename(table, null);
    }

    /** Gives a column another name. */
    public void renameColumn(ObjectName table, String column) {
        rename(table, column);
    }

    /** Begins a new table that is built like another one. */
    public void duplicateTable(ObjectName table) {
        DuplicateModel model = new DuplicateModel(drawing(), table);
        overlay.show(new DuplicateView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Drops a table, after saying what goes with it. */
    public void dropTable(ObjectName table) {
        drop(table, null);
    }

    /** Drops a column, after saying what goes with it. */
    public void dropColumn(ObjectName table, String column) {
        drop(table, column);
    }

    /** Begins a foreign key of a table, or changes one. */
    public void foreignKey(ObjectName table, @Nullable ForeignKey key) {
        ForeignKeyModel model = new ForeignKeyModel(drawing(), table, key);
        overlay.show(new ForeignKeyView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Begins a key or an index of a table, or changes one. */
    public void key(ObjectName table, KeyDraft draft) {
        KeyModel model = new KeyModel(drawing(), table, draft, new EngineCheck(workspace));
        overlay.show(new KeyView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Begins a check of a table, or changes one. */
    public void check(ObjectName table, @Nullable CheckConstraint check) {
        CheckModel model = new CheckModel(drawing(), table, check, new EngineCheck(workspace));
        overlay.show(new CheckView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    /** Asks what rows without a value in a column get, which has to have one. */
    public void fill(ObjectName table, String column) {
        Drawing drawing = drawing();
        drawing.schema().table(table).flatMap(drawn -> drawn.column(column)).ifPresent(drawn -> {
            FillModel model = new FillModel(drawing, table, drawn);
            overlay.show(new FillView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
        });
    }

    /** Begins a new view, of a table where one is given. */
    public void newView(@Nullable ObjectName of) {
        texts.newView(of);
    }

    /** Begins a new trigger on a table or view. */
    public void newTrigger(ObjectName on) {
        texts.newTrigger(on);
    }

    /** Begins a new function. */
    public void newFunction() {
        texts.newFunction(null);
    }

    /** Whether it is a view, trigger or routine of the draft, whose SQL can be written anew. */
    public boolean canEditText(ObjectRef object) {
        return texts.canEdit(object);
    }

    /** Opens the SQL of a view, trigger or routine. */
    public void editText(ObjectRef object) {
        texts.edit(object);
    }

    /** Drops a view, trigger or routine, after saying what goes with it. */
    public void dropText(ObjectRef object) {
        texts.drop(object);
    }

    private void rename(ObjectName table, @Nullable String column) {
        RenameModel model = new RenameModel(drawing(), table, column);
        overlay.show(new RenameView(model, closing(model)).card(), Pos.TOP_CENTER, () -> {});
    }

    private void drop(ObjectName table, @Nullable String column) {
        DropModel model = new DropModel(drawing(), table, column);
        overlay.show(new DropView(model, closing(model)).card(), Pos.CENTER, () -> {});
    }

    private Drawing drawing() {
        return new Drawing(workspace.draftProperty().get(), workspace.database().dialect());
    }

    private EditorCard.Closing closing(EditorModel model) {
        return new EditorCard.Closing(
                () -> {
                    List<Change> changes = model.changes();
                    overlay.close();
                    pend(changes);
                    changes.forEach(onAdded);
                },
                overlay::close);
    }

    /** What does not fit together, because somebody else has changed the schema meanwhile, is told by the review. */
    private void pend(List<Change> changes) {
        try {
            workspace.changeSchema(changes);
        } catch (ImpossibleChange elsewhere) {
            workspace.changeSet().together(() -> changes.forEach(workspace.changeSet()::addSchemaChange));
        }
    }
}
