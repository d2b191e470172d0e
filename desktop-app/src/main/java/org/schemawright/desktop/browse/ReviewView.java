package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Kbd;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.SqlText;
import org.schemawright.desktop.widget.Texts;

/** The page that shows all pending changes before they happen, in words and as SQL, and does them. */
public final class ReviewView implements Page {

    private static final Shortcut BACK = Shortcut.of("Go back to the tables", new KeyCodeCombination(KeyCode.ESCAPE));

    private final ReviewModel model;
    private final Runnable back;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Review");
    private final VBox root = new VBox();
    private final Label heading = new Label();
    private final Label subtitle = Texts.muted("");
    private final Label count = new Label();
    private final Button discard;
    private final ReviewList list;
    private final ReviewWhat what;
    private final SqlText forward = new SqlText(true);
    private final SqlText backward = new SqlText(true);
    private final Label forwardNote = Texts.hint("");
    private final TabPane tabs = new TabPane();
    private final Tab wayBack =
            new Tab("SQL back", sqlTab(backward, Texts.hint("What takes it back, the last change first")));
    private final SidesTab sides;
    private final ConflictTab conflicts;
    private final RehearsalTab rehearsal;
    private final ReviewFooter footer;
    private final StackPane nothing = new StackPane();
    private final HBox body;
    private final InvalidationListener onModel = p -> render();

    /**
     * The review.
     *
     * @param ways where it leads
     */
    public ReviewView(ReviewModel model, ReviewWays ways) {
        this.model = model;
        this.back = ways.back();
        this.discard = Buttons.flat("Discard all", Feather.TRASH_2, model::discardAll);
        this.what = new ReviewWhat(model, () -> tabs.getSelectionModel().select(wayBack), ways.open());
        this.list = new ReviewList(model, ways.open());
        this.sides = new SidesTab(model, tabs);
        this.conflicts = new ConflictTab(model, tabs);
        this.rehearsal = new RehearsalTab(model.schema().work().rehearsal(), tabs);
        this.footer = new ReviewFooter(model, ways);
        this.body = new HBox(left(), right());
        build();
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return Icons.of(Feather.EDIT_3);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        followed().forEach(each -> each.addListener(onModel));
        model.attach();
        render();
    }

    @Override
    public void focus() {
        if (!list.takeKeyboard()) {
            FocusOrder.focusFirst(nothing);
        }
    }

    /** The keys of the review. */
    public static ShortcutGroup shortcuts() {
        return ShortcutGroup.of(
                "In the review", ReviewList.SHOW, ReviewList.TAKE_BACK, ConflictView.NEXT, ConflictView.PREVIOUS, BACK);
    }

    @Override
    public void hidden() {
        model.detach();
        followed().forEach(each -> each.removeListener(onModel));
    }

    private List<Observable> followed() {
        return List.of(
                model.itemsProperty(),
                model.sqlProperty(),
                model.alongProperty(),
                model.schema().lookProperty(),
                model.schema().work().rehearsal().stateProperty(),
                model.conflicts().shownProperty(),
                model.resultProperty(),
                model.busyProperty(),
                model.workspace().rowWork().undoApply().possibleProperty());
    }

    private void build() {
        heading.getStyleClass().add("review-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button leave = Buttons.flat("Back", null, back);
        leave.setId("review-back");
        HBox top = new HBox(12, heading, subtitle, space, leave, new Kbd("Esc"));
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("review-top");
        StackPane middle = new StackPane(body, nothing);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getStyleClass().add("review-page");
        root.setId("review-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("browse.css"))
                        .toExternalForm());
        root.getChildren().addAll(top, middle, footer);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        // The list keeps Escape to itself, though nothing in it is ever edited.
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (BACK.matches(event)) {
                back.run();
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now instanceof ReviewItem.Row row) {
                model.showConflict(row.change());
            }
        });
    }

    private Node left() {
        discard.getStyleClass().add("danger-link");
        discard.setId("discard-all");
        count.getStyleClass().add("medium");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, count, space, discard);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("review-bar");
        VBox.setVgrow(list, Priority.ALWAYS);
        Label hint = Texts.hint("Double click shows the row; a change taken back comes again with undo");
        hint.setGraphic(Icons.of(Feather.INFO, 14, "muted"));
        HBox bottom = new HBox(hint);
        bottom.getStyleClass().add("review-hint");
        VBox left = new VBox(bar, list, bottom);
        left.getStyleClass().add("review-left");
        return left;
    }

    private Node right() {
        tabs.getStyleClass().add("quiet-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(new Tab("What happens", what.node()));
        tabs.getTabs().add(new Tab("SQL forward", sqlTab(forward, forwardNote)));
        tabs.getTabs().add(wayBack);
        tabs.setId("review-tabs");
        tabs.setAccessibleText("What the changes do");
        HBox.setHgrow(tabs, Priority.ALWAYS);
        tabs.setMinWidth(0);
        return tabs;
    }

    private static Node sqlTab(SqlText sql, Label note) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, note, space, sql.copyButton());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("sql-bar");
        sql.setWrapText(true);
        VBox.setVgrow(sql, Priority.ALWAYS);
        return new VBox(bar, sql);
    }

    /** A button that goes grey while it runs would send the keyboard elsewhere: keep it on this page. */
    private void keepFocus(boolean busy) {
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        if (busy && owner instanceof ButtonBase && FocusOrder.hasKeyboard(root)) {
            root.requestFocus();
        } else if (!busy && owner == root) {
            goOn();
        }
    }

    /** The keyboard goes to the next step, else to what is left here. */
    private void goOn() {
        if (!footer.focusNextStep()) {
            focus();
        }
    }

    private void render() {
        boolean busy = model.busyProperty().get();
        boolean working = busy || model.schema().work().rehearsal().isRunning();
        if (working) {
            keepFocus(true);
        }
        PendingWords pending = model.pendingProperty().get();
        boolean any = pending.all() > 0;
        heading.setText(any ? "Review " + NumberWords.count(pending.all(), "change") : "Review");
        subtitle.setText(any ? "to " + model.workspace().database().profile().name() + ": " + parts(pending) : "");
        count.setText(NumberWords.count(pending.all(), "change"));
        list.show(model.itemsProperty().get());
        boolean worked = FocusOrder.hasKeyboard(root);
        body.setVisible(any);
        nothing.setVisible(!any);
        nothing.getChildren().setAll(NothingPending.after(model.resultProperty().get(), back));
        if (worked && !any && !busy) {
            goOn();
        }
        discard.setDisable(busy);
        what.render();
        sides.render();
        conflicts.render();
        rehearsal.render();
        ReviewSql sql = model.sqlProperty().get();
        if (!forward.getText().equals(sql.forward())) {
            forward.setText(sql.forward());
        }
        if (!backward.getText().equals(sql.back())) {
            backward.setText(sql.back());
        }
        forwardNote.setText(NumberWords.count(sql.statements(), "statement") + "  ·  "
                + model.workspace().database().dialect().displayName() + " "
                + model.workspace().database().engineVersion());
        footer.render();
        if (!working) {
            keepFocus(false);
        }
    }

    private static String parts(PendingWords pending) {
        String rows = pending.rows() == 0 ? "" : NumberWords.count(pending.rows(), "row");
        String schema = pending.schemaChanges() == 0 ? "" : NumberWords.count(pending.schemaChanges(), "schema change");
        return rows.isEmpty() || schema.isEmpty() ? rows + schema : rows + " and " + schema;
    }

    private void pressed(KeyEvent event) {
        Shortcut.run(
                Map.of(
                        BACK,
                        back,
                        ConflictView.NEXT,
                        () -> model.conflicts().step(1),
                        ConflictView.PREVIOUS,
                        () -> model.conflicts().step(-1)),
                event);
    }
}
