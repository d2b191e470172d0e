package org.schemawright.desktop.design;

import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.workspace.TextChecks;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.rehearse.TriedText;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** The text of a view, trigger or routine while it is written; the engine itself says what it makes of it. */
final class TextModel implements EditorModel {

    private static final int LONGEST = 120;

    private final TextDraft draft;
    private final TextChecks checks;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private @Nullable TriedText answer;
    private @Nullable String answered;

    TextModel(TextDraft draft, TextChecks checks) {
        this.draft = draft;
        this.checks = checks;
        text.set(draft.text());
        text.addListener(property -> changed());
    }

    // Properties

    TextDraft draft() {
        return draft;
    }

    StringProperty textProperty() {
        return text;
    }

    /** Grows with every keystroke and every answer of the engine. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** Whether the engine has not answered yet about what stands there now. */
    boolean isAsking() {
        return !text.get().equals(answered);
    }

    /** What is wrong with the text, in sentences; empty where nothing is, or nobody knows yet. */
    String problem() {
        return !isAsking() && answer instanceof TriedText.Refused refused ? refused.words() : "";
    }

    /** The offset that the problem is about; -1 where it has no place. */
    int problemAt() {
        return !isAsking() && answer instanceof TriedText.Refused refused ? refused.at() : -1;
    }

    /** What the engine makes of the text, in a sentence; empty where it does not take it. */
    String understood() {
        TriedText.Understood known = known();
        if (known == null) {
            return "";
        }
        return known.object().equals(draft.old())
                ? "It is as it was."
                : known.loses().isEmpty() ? does(known.object()) : does(known.object()) + ". " + known.loses();
    }

    private static String does(SqlObject object) {
        return switch (object) {
            case View view ->
                "Shows "
                        + ShortText.line(
                                view.columns().stream().map(Column::name).collect(Collectors.joining(", ")), LONGEST);
            case Trigger trigger -> "Fires on " + trigger.table();
            case Routine routine -> routine.result().isEmpty() ? "Returns nothing" : "Returns " + routine.result();
        };
    }

    @Override
    public BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> {
                    TriedText.Understood known = known();
                    return known != null && !known.object().equals(draft.old());
                },
                version);
    }

    // Commands

    /** Asks the engine about what stands there now. */
    void askEngine() {
        String asked = text.get();
        checks.ask(draft.kind(), asked, said -> {
            answer = said;
            answered = asked;
            changed();
        });
    }

    @Override
    public Change change() {
        TriedText.Understood known = known();
        if (known == null) {
            throw new IllegalStateException("nothing is understood yet");
        }
        return new Change.ReplaceObject(draft.old(), known.object(), known.needs());
    }

    /** What it makes, once it is understood; for who goes on with it. */
    @Nullable
    SqlObject made() {
        TriedText.Understood known = known();
        return known == null ? null : known.object();
    }

    /** Asks no more. */
    void close() {
        checks.close();
    }

    private TriedText.@Nullable Understood known() {
        return !isAsking() && answer instanceof TriedText.Understood known ? known : null;
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
