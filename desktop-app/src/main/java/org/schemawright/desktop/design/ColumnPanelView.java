package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Beside the list: all of the selected column, field by field. Text counts when the keyboard leaves it, or at Enter. */
final class ColumnPanelView {

    private static final Duration STILL_TYPING = Duration.millis(250);

    private final DesignModel model;
    private final Runnable onDrop;
    private final TroubleWays ways;
    private final ScrollPane root = new ScrollPane();
    private final VBox content = new VBox();
    private final EmptyState nothing = new EmptyState(
            Icons.of(Feather.EDIT_2, 28), "No column selected", "Select one in the list to see and change all of it.");
    private final Label title = new Label();
    private final HBox badges = new HBox(6);
    private final Label place = Texts.hint("");
    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> collation = new ComboBox<>();
    private final CheckBox nullable = new CheckBox("Allow NULL");
    private final CheckBox stored = new CheckBox("Keep its value on disk");
    private final ComboBox<@Nullable Identity> identity = new ComboBox<>();
    private final Field name;
    private final Field typeField;
    private final Field defaultField;
    private final Field expressionField;
    private final Field identityField;
    private final Field commentField;
    private final Field collationField = new Field("Collation", collation);
    private final VBox rows = new VBox(4);
    private final VBox usedBy = new VBox(6);
    private final ValuesLook look;
    private final ValuesView values = new ValuesView();
    private final PauseTransition turning = new PauseTransition(STILL_TYPING);
    private final Button putBack;
    private final Button drop;
    private final PauseTransition wait = new PauseTransition(STILL_TYPING);
    private ColumnField asked = ColumnField.NAME;
    private boolean rendering;
    private boolean offersCollations;
    private final InvalidationListener onForm = property -> render();
    private final InvalidationListener onValues = property -> showValues();
    private final ListChangeListener<RowsInTheWay> onTrouble = change -> render();

    /**
     * A panel.
     *
     * @param onDrop drops the selected column
     * @param ways what can be done about rows in the way
     */
    ColumnPanelView(DesignModel model, Runnable onDrop, TroubleWays ways) {
        this.model = model;
        this.onDrop = onDrop;
        this.ways = ways;
        this.look = new ValuesLook(model.workspace(), model.origin());
        ColumnForm form = model.form();
        title.getStyleClass().add("design-panel-title");
        title.setMinWidth(0);
        HBox head = new HBox(8, title, badges);
        head.setAlignment(Pos.CENTER_LEFT);
        badges.setAlignment(Pos.CENTER_LEFT);
        name = new Field("Name", text(form.name, ColumnField.NAME, "column-name"));
        editable(type, form.type, ColumnField.TYPE, "column-type");
        typeField = new Field("Type", type);
        defaultField = new Field("Default", text(form.defaultSql, ColumnField.DEFAULT, "column-default"));
        expressionField = new Field("Computed as", text(form.expression, ColumnField.EXPRESSION, "column-expression"));
        identityField = new Field("Numbered by the database", identity);
        commentField = new Field("Comment", text(form.comment, null, "column-comment"));
        commentField.control(TextField.class).getStyleClass().remove("mono");
        editable(collation, form.collation, null, "column-collation");
        collation.setPromptText("as usual");
        nullable.setId("column-nullable");
        nullable.selectedProperty().bindBidirectional(form.nullable);
        nullable.setOnAction(event -> model.commit());
        stored.selectedProperty().bindBidirectional(form.stored);
        stored.setOnAction(event -> model.commit());
        identity.setId("column-identity");
        identity.setMaxWidth(Double.MAX_VALUE);
        identity.setConverter(new IdentityWords());
        identity.valueProperty().bindBidirectional(form.identity);
        identity.setOnAction(event -> {
            if (!rendering) {
                model.commit();
            }
        });
        putBack = Buttons.plain("Put back", Feather.CORNER_UP_LEFT, () -> form.withLine(model::putBack));
        putBack.setId("column-put-back");
        drop = Buttons.plain("Drop column", Feather.TRASH_2, onDrop);
        drop.setId("column-drop");
        wait.setOnFinished(event -> form.askEngine(asked));
        turning.setOnFinished(event -> look.look());
        build(head);
    }

    private void build(HBox head) {
        HBox buttons = new HBox(8, putBack, drop);
        content.getStyleClass().add("design-panel-content");
        content.getChildren()
                .addAll(
                        new VBox(3, head, place),
                        name,
                        typeField,
                        defaultField,
                        new VBox(4, nullable, rows),
                        identityField,
                        new VBox(6, expressionField, stored),
                        collationField,
                        commentField,
                        buttons,
                        values,
                        usedBy);
        rows.setId("column-rows");
        root.setId("column-panel");
        root.getStyleClass().add("design-panel");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStylesheets().add(DesignView.styles());
    }

    Node node() {
        return root;
    }

    void shown() {
        model.form().versionProperty().addListener(onForm);
        model.usedByProperty().addListener(onForm);
        model.trouble().found().addListener(onTrouble);
        look.valuesProperty().addListener(onValues);
        render();
    }

    void hidden() {
        wait.stop();
        turning.stop();
        look.stop();
        look.valuesProperty().removeListener(onValues);
        model.form().versionProperty().removeListener(onForm);
        model.usedByProperty().removeListener(onForm);
        model.trouble().found().removeListener(onTrouble);
    }

    private TextField text(StringProperty property, @Nullable ColumnField field, String id) {
        TextField text = new TextField();
        text.setId(id);
        text.getStyleClass().add("mono");
        text.textProperty().bindBidirectional(property);
        follow(text, field);
        return text;
    }

    private void editable(ComboBox<String> box, StringProperty property, @Nullable ColumnField field, String id) {
        box.setId(id);
        box.setEditable(true);
        box.setVisibleRowCount(14);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getEditor().getStyleClass().add("mono");
        box.getEditor().textProperty().bindBidirectional(property);
        ColumnControls.typedOver(box);
        // Chosen with the pointer or by the arrows: its text stands in the field by then.
        box.setOnHidden(event -> model.commit());
        follow(box.getEditor(), field);
    }

    private void follow(TextInputControl text, @Nullable ColumnField field) {
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.commit();
            } else if (event.getCode() == KeyCode.ESCAPE && model.form().isDirty()) {
                model.form().reset();
                event.consume();
            }
        });
        text.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                model.commit();
            }
        });
        if (field != null) {
            text.textProperty().addListener((property, before, now) -> {
                if (text.isFocused()) {
                    asked = field;
                    wait.playFromStart();
                }
            });
        }
    }

    private void render() {
        DesignLine line = model.form().line();
        Table table = model.tableProperty().get();
        if (line == null || table == null) {
            root.setContent(nothing);
            return;
        }
        root.setContent(content);
        rendering = true;
        Column column = line.shown();
        title.setText(line.name());
        badges.getChildren().setAll(badges(line));
        place.setText(ColumnWords.place(table, column));
        showTypes();
        showIdentity();
        showCollations();
        showProblems();
        content.setDisable(!model.canChange());
        showRows(line);
        showUsers(line);
        if (look.turnTo(line.stored())) {
            turning.playFromStart();
        }
        showValues();
        boolean postgresql = model.drawing().isPostgresql();
        Nodes.show(commentField, postgresql);
        Nodes.show(collationField, column.type().kind() == TypeKind.TEXT || column.collation() != null);
        Nodes.show(putBack, line.state() == DesignLine.State.CHANGED);
        rendering = false;
    }

    private static List<Badge> badges(DesignLine line) {
        return switch (line.state()) {
            case SAME -> List.of();
            case NEW -> List.of(new Badge("new", Tone.SUCCESS));
            case CHANGED -> List.of(new Badge("changed", Tone.WARNING));
            case DROPPED -> List.of(new Badge("dropped", Tone.DANGER));
        };
    }

    private void showTypes() {
        if (type.getItems().isEmpty()) {
            type.getItems().setAll(model.form().types(""));
        }
    }

    private void showIdentity() {
        List<@Nullable Identity> ways = model.form().identities();
        if (!identity.getItems().equals(ways)) {
            Identity now = model.form().identity.get();
            identity.getItems().setAll(ways);
            identity.setValue(now);
        }
        Nodes.show(identityField, ways.size() > 1);
    }

    private void showCollations() {
        if (!offersCollations) {
            offersCollations = true;
            Collations.list(model.workspace(), names -> collation.getItems().setAll(names));
        }
    }

    private void showProblems() {
        ColumnForm form = model.form();
        boolean typed = form.isDirty();
        name.show(form.problem(ColumnField.NAME), typed);
        typeField.show(form.problem(ColumnField.TYPE), typed);
        defaultField.show(form.problem(ColumnField.DEFAULT), typed);
        expressionField.show(form.problem(ColumnField.EXPRESSION), typed);
        String lock = form.expressionLock();
        expressionField.control(TextField.class).setDisable(!lock.isEmpty());
        expressionField
                .control(TextField.class)
                .setPromptText(lock.isEmpty() ? "price * 2" : "it has values of its own");
        Nodes.show(stored, !form.expression.get().isBlank());
        boolean computed = !form.expression.get().isBlank();
        defaultField
                .control(TextField.class)
                .setPromptText(computed ? "computed" : form.identity.get() != null ? "next number" : "none");
    }

    private void showRows(DesignLine line) {
        List<Node> found = new ArrayList<>();
        model.trouble().of(line).forEach(trouble -> found.add(new TroubleLine(trouble, ways)));
        rows.getChildren().setAll(found);
    }

    private void showUsers(DesignLine line) {
        List<Reference> users = model.usedByProperty().get().of(line.name());
        usedBy.getChildren().clear();
        Nodes.show(usedBy, !users.isEmpty());
        if (users.isEmpty()) {
            return;
        }
        usedBy.getChildren().add(Texts.strong("Used by"));
        for (Reference user : users) {
            boolean key = ColumnWords.isKeyOfAnother(user, model.tableProperty().get());
            Label who = Texts.mono(
                    key || user.from().part().isEmpty()
                            ? user.from().name().toString()
                            : user.from().part());
            who.setMinWidth(0);
            HBox.setHgrow(who, Priority.ALWAYS);
            who.setMaxWidth(Double.MAX_VALUE);
            Label what = Texts.hint(
                    key
                            ? "refers to it"
                            : user.why().startsWith("check ")
                                    ? "check"
                                    : user.from().kind().word());
            what.setMinWidth(HBox.USE_PREF_SIZE);
            HBox both = new HBox(8, who, what);
            both.setAlignment(Pos.CENTER_LEFT);
            usedBy.getChildren().add(both);
        }
    }

    private void showValues() {
        DesignLine line = model.form().line();
        boolean key = line != null
                && line.keys().stream()
                        .anyMatch(mark -> mark.kind() == KeyMark.Kind.PRIMARY || mark.kind() == KeyMark.Kind.REFERENCE);
        values.show(look.valuesProperty().get(), key);
    }

    /** A choice of words; nobody types here. */
    private static final class IdentityWords extends StringConverter<@Nullable Identity> {

        @Override
        public String toString(@Nullable Identity identity) {
            return ColumnWords.identity(identity);
        }

        @Override
        public @Nullable Identity fromString(String words) {
            return null;
        }
    }
}
