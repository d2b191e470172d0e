package org.schemawright.desktop.design;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;

/** Opens the editors of SQL texts. What was typed and left without adding it stands there again the next time. */
final class TextEditors {

    private final Workspace workspace;
    private final Overlay overlay;
    private final Function<EditorModel, EditorCard.Closing> closing;
    private final Map<String, String> unfinished = new HashMap<>();

    /** @param closing what the buttons of an editor do */
    TextEditors(Workspace workspace, Overlay overlay, Function<EditorModel, EditorCard.Closing> closing) {
        this.workspace = workspace;
        this.overlay = overlay;
        this.closing = closing;
    }

    /** Begins a new view, of a table where one is given. */
    void newView(@Nullable ObjectName of) {
        open(templates().view(of), made -> {});
    }

    /** Begins a new trigger; on PostgreSQL with a function for it, where there is none yet. */
    void newTrigger(ObjectName on) {
        if (drawing().isPostgresql() && templates().functions().findAny().isEmpty()) {
            newFunction(on);
        } else {
            open(templates().trigger(on, null), made -> {});
        }
    }

    /** Begins a new function; one for a trigger where its table is given, which goes on with the trigger. */
    void newFunction(@Nullable ObjectName trigger) {
        open(templates().function(trigger), made -> {
            if (trigger != null) {
                open(templates().trigger(trigger, made.ref().name()), other -> {});
            }
        });
    }

    /** Whether there is an editor for what is pointed at. */
    boolean canEdit(ObjectRef object) {
        return drawing().schema().text(object).isPresent();
    }

    /** Opens the text of a view, trigger or routine; does nothing where it is not there. */
    void edit(ObjectRef object) {
        drawing()
                .schema()
                .text(object)
                .ifPresent(found ->
                        open(new TextDraft(found.ref().kind(), found, null, workspace.text(found)), made -> {}));
    }

    /** Drops a view, trigger or routine, after saying what goes with it. */
    void drop(ObjectRef object) {
        drawing().schema().text(object).ifPresent(found -> {
            TextDropModel model = new TextDropModel(drawing(), found);
            overlay.show(new DropView(model, closing.apply(model)).card(), Pos.CENTER, () -> {});
        });
    }

    private void open(TextDraft fresh, Consumer<SqlObject> onMade) {
        String left = unfinished.remove(fresh.key());
        TextDraft draft = left == null ? fresh : fresh.withText(left);
        TextModel model = new TextModel(draft, workspace.textChecks(draft.old()));
        EditorCard.Closing usual = closing.apply(model);
        TextView view = new TextView(
                model,
                new EditorCard.Closing(
                        () -> {
                            SqlObject made = model.made();
                            usual.submit().run();
                            unfinished.remove(fresh.key());
                            if (made != null) {
                                onMade.accept(made);
                            }
                        },
                        usual.cancel()),
                left == null ? lead(draft) : anew(fresh, onMade));
        overlay.show(view.card(), Pos.TOP_CENTER, () -> {
            view.close();
            if (!model.textProperty().get().equals(fresh.text())) {
                unfinished.put(fresh.key(), model.textProperty().get());
            }
        });
        view.focus();
    }

    private Node anew(TextDraft fresh, Consumer<SqlObject> onMade) {
        return TextView.lead("This is what you typed here before.", "Begin anew", () -> {
            overlay.close();
            unfinished.remove(fresh.key());
            open(fresh, onMade);
        });
    }

    private @Nullable Node lead(TextDraft draft) {
        ObjectName on = draft.on();
        if (on == null || draft.kind() != ObjectKind.TRIGGER || !drawing().isPostgresql()) {
            return null;
        }
        return TextView.lead("It calls a function that returns trigger.", "New function\u2026", () -> {
            overlay.close();
            newFunction(on);
        });
    }

    private TextTemplates templates() {
        return new TextTemplates(drawing());
    }

    private Drawing drawing() {
        return new Drawing(workspace.draftProperty().get(), workspace.database().dialect());
    }
}
