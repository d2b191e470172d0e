package org.schemawright.desktop.compare;

import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Clipboards;
import org.schemawright.desktop.widget.DiffText;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.schema.ObjectRef;

/** The page on which two schemas are compared: what they are, what differs, how it reads, and the revision of it. */
public final class CompareView implements Page {

    private final CompareModel model;
    private final CompareWays ways;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Compare");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final BorderPane node = new BorderPane();
    private final SideView left;
    private final SideView right;
    private final Button compare = Buttons.plain("Compare", Feather.SHUFFLE, this::compare);
    private final Label missing = Texts.hint("");
    private final StackPane middle = new StackPane();
    private final VBox notes = new VBox(8);
    private final RenameQuestions questions;
    private final DifferenceTree tree;
    private final Label shownName = Texts.strong("");
    private final DiffText diff = new DiffText(false);
    private final SplitPane result;
    private final CompareBar bar;
    private final InvalidationListener onSides = property -> showSides();
    private final InvalidationListener onState = property -> showState();
    private final InvalidationListener onTicks = property -> showTicks();
    private @Nullable Found shown;

    public CompareView(CompareModel model, CompareWays ways) {
        this.model = model;
        this.ways = ways;
        left = new SideView(model.left(), "From", ways.files());
        right = new SideView(model.right(), "To", ways.files());
        questions = new RenameQuestions(model);
        tree = new DifferenceTree(model);
        bar = new CompareBar(model, ways);
        compare.setId("compare-sides");
        diff.setId("difference-text");
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> showDifference(now));
        VBox found = new VBox(notes, questions, tree);
        notes.getStyleClass().add("compare-notes");
        VBox.setVgrow(tree, Priority.ALWAYS);
        found.setMinWidth(280);
        VBox text = new VBox(diffBar(), diff);
        VBox.setVgrow(diff, Priority.ALWAYS);
        text.setMinWidth(280);
        result = new SplitPane(found, text);
        result.setDividerPositions(0.46);
        VBox sides = new VBox(8, left.node(), new HBox(8, right.node(), compare), missing);
        HBox.setHgrow(right.node(), Priority.ALWAYS);
        sides.getStyleClass().add("compare-head");
        node.setId("compare-page");
        node.getStyleClass().add("compare-page");
        node.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("compare.css"))
                        .toExternalForm());
        node.setTop(sides);
        node.setCenter(middle);
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return Icons.of(Feather.SHUFFLE);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        if (model.found() == null || !FocusOrder.focusFirst(tree)) {
            FocusOrder.focusFirst(right.node());
        }
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    @Override
    public void shown() {
        model.start();
        left.refresh();
        right.refresh();
        for (SideModel side : new SideModel[] {model.left(), model.right()}) {
            side.kindProperty().addListener(onSides);
            side.profileProperty().addListener(onSides);
            side.revisionProperty().addListener(onSides);
            side.scriptProperty().addListener(onSides);
            side.classesProperty().addListener(onSides);
        }
        model.stateProperty().addListener(onState);
        model.takenProperty().addListener(onTicks);
        model.apartProperty().addListener(onTicks);
        model.workingProperty().addListener(onTicks);
        model.workingProperty().addListener(onSides);
        model.problemProperty().addListener(onTicks);
        model.madeProperty().addListener(onTicks);
        model.staleProperty().addListener(onTicks);
        showSides();
        showState();
    }

    @Override
    public void hidden() {
        model.stop();
        for (SideModel side : new SideModel[] {model.left(), model.right()}) {
            side.kindProperty().removeListener(onSides);
            side.profileProperty().removeListener(onSides);
            side.revisionProperty().removeListener(onSides);
            side.scriptProperty().removeListener(onSides);
            side.classesProperty().removeListener(onSides);
        }
        model.stateProperty().removeListener(onState);
        model.takenProperty().removeListener(onTicks);
        model.apartProperty().removeListener(onTicks);
        model.workingProperty().removeListener(onTicks);
        model.workingProperty().removeListener(onSides);
        model.problemProperty().removeListener(onTicks);
        model.madeProperty().removeListener(onTicks);
        model.staleProperty().removeListener(onTicks);
    }

    @Override
    public void closed() {
        model.cancel();
    }

    private void compare() {
        model.compare();
    }

    private Node diffBar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        shownName.setMinWidth(0);
        Button copy = Buttons.flat("Copy", Feather.COPY, () -> Clipboards.copy(diff.getText()));
        HBox line = new HBox(8, shownName, space, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("compare-diff-bar");
        return line;
    }

    private void showSides() {
        String from = model.left().missing();
        String waits = from.isEmpty() ? model.right().missing() : from;
        compare.setDisable(!waits.isEmpty()
                || model.workingProperty().get()
                || model.stateProperty().get() instanceof CompareState.Comparing);
        missing.setText(waits);
        Nodes.show(missing, !waits.isEmpty());
    }

    private void showState() {
        CompareState state = model.stateProperty().get();
        showSides();
        boolean worked = FocusOrder.hasKeyboard(node)
                || node.getScene() != null && node.getScene().getFocusOwner() == null;
        node.setBottom(null);
        status.set("");
        // The next step; once there are differences, a revision of them is.
        compare.getStyleClass().remove("accent");
        if (!(state instanceof CompareState.Compared)) {
            compare.getStyleClass().add("accent");
        }
        switch (state) {
            case CompareState.Nothing nothing ->
                middle.getChildren()
                        .setAll(new EmptyState(
                                Icons.of(Feather.SHUFFLE, 28),
                                "Compare two schemas",
                                "Choose what this database is to be compared with: another database, a revision, a SQL"
                                        + " file or the entity classes of a program. What differs can become a"
                                        + " revision."));
            case CompareState.Comparing comparing -> {
                Button cancel = Buttons.plain("Cancel", Feather.X, model::cancel);
                cancel.setId("cancel-compare");
                middle.getChildren()
                        .setAll(new EmptyState(
                                Icons.of(Feather.LOADER, 28),
                                comparing.words() + "…",
                                "Scripts, classes and revisions are built in a scratch database, which takes a moment.",
                                cancel));
            }
            case CompareState.Failed failed -> {
                Problem what = failed.problem();
                StackPane place = new StackPane(NoticeBar.of(what));
                place.setAlignment(Pos.TOP_CENTER);
                place.getStyleClass().add("compare-problem");
                middle.getChildren().setAll(place);
            }
            case CompareState.Compared compared -> show(compared.found());
        }
        if (worked && state instanceof CompareState.Compared) {
            focus();
        }
    }

    private void show(Found found) {
        notes.getChildren().clear();
        if (!found.read().notes().isEmpty()) {
            int many = found.read().notes().size();
            notes.getChildren()
                    .add(new NoticeBar(
                                    Tone.NEUTRAL,
                                    NumberWords.count(many, "thing was", "things were") + " not compared.",
                                    found.read().notes().getFirst())
                            .details(
                                    many == 1
                                            ? ""
                                            : String.join("\n", found.read().notes())));
        }
        notes.setManaged(!notes.getChildren().isEmpty());
        if (found.isSame()) {
            middle.getChildren()
                    .setAll(new EmptyState(
                            Icons.of(Feather.CHECK_CIRCLE, 28, "success-text"),
                            "Both have the same structure",
                            "Tables, views and everything else are alike. Rows, owners and grants are not compared."));
            shown = null;
            return;
        }
        status.set(NumberWords.count(found.differences().size(), "difference"));
        middle.getChildren().setAll(result);
        node.setBottom(bar.node());
        if (shown != found) {
            shown = found;
            tree.show(found);
        }
        showTicks();
    }

    private void showTicks() {
        Found found = model.found();
        if (found != null) {
            questions.show(found);
            tree.showTicks();
            bar.show();
        }
    }

    private void showDifference(@Nullable TreeItem<DifferenceNode> line) {
        ObjectRef object = line == null ? null : line.getValue().object();
        if (object == null) {
            shownName.setText("");
            diff.show("", "");
            return;
        }
        shownName.setText(object.kind().word() + " " + object.name());
        diff.show(model.before(object), model.after(object));
    }
}
