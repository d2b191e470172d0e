package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.inspect.ObjectIcons;
import org.schemawright.desktop.shell.TreeEntry.Mark;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.schema.ObjectKind;

/** A line of the tree: icon, name, what is pending, type or other detail, and a number at the right. */
final class SchemaTreeCell extends TreeCell<TreeEntry> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private static final int LONGEST_KEPT = 24;
    private static final double LEAST_OF_A_LONG_NAME = 90;

    private final Label name = new Label();
    private final Label detail = Texts.hint("");
    private final Label number = Texts.hint("");
    private final Region dot = new Region();
    private final Region space = new Region();
    private final HBox line = new HBox(8);
    private final InvalidationListener onValue = property -> showValue();
    private final WeakInvalidationListener onValueWeakly = new WeakInvalidationListener(onValue);

    SchemaTreeCell(Consumer<TreeEntry> open) {
        getStyleClass().add("schema-cell");
        dot.getStyleClass().add("changed-dot");
        number.getStyleClass().add("schema-number");
        number.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("schema-name");
        name.setMinWidth(0);
        detail.setMinWidth(0);
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(space, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        // A cell asks for no width, so that long names are shortened instead of scrolled to.
        setPrefWidth(0);
        // A double click opens the table; without this it would fold it as well.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getClickCount() == 2 && !(getItem() instanceof TreeEntry.Group)) {
                event.consume();
            }
        });
        // Most lines are never pointed at, and a tip takes longer to make than its line.
        addEventFilter(MouseEvent.MOUSE_ENTERED, event -> {
            if (getItem() != null && getTooltip() == null) {
                setTooltip(new Tooltip(TreeWords.tip(getItem())));
            }
        });
        treeItemProperty().addListener((property, before, now) -> {
            if (before != null) {
                before.valueProperty().removeListener(onValueWeakly);
            }
            if (now != null) {
                now.valueProperty().addListener(onValueWeakly);
            }
        });
        setOnMouseClicked(event -> {
            TreeEntry entry = getItem();
            if (entry != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(entry);
            }
        });
    }

    /** The same line says something else. */
    private void showValue() {
        TreeItem<TreeEntry> item = getTreeItem();
        if (item != null && !isEmpty()) {
            updateItem(item.getValue(), false);
        }
    }

    @Override
    protected void updateItem(@Nullable TreeEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            mark(Mark.NONE);
            return;
        }
        name.setText(entry.name());
        detail.setText("");
        number.setText("");
        switch (entry) {
            case TreeEntry.Group group ->
                show(TreeIcons.of(group.kind()), Mark.NONE, NumberWords.grouped(group.count()));
            case TreeEntry.SchemaLine schema ->
                show(ObjectIcons.of(ObjectKind.SCHEMA), Mark.NONE, NumberWords.grouped(schema.tables()));
            case TreeEntry.TableLine table -> showTable(table);
            case TreeEntry.ViewLine view -> show(TreeIcons.of(view.view()), view.mark(), pending(view.mark()));
            case TreeEntry.ColumnLine column -> {
                detail.setText(column.words());
                show(TreeIcons.of(column), column.mark(), column.mark() == Mark.ADDED ? "new" : "");
            }
            case TreeEntry.ViewColumnLine column ->
                show(
                        TreeIcons.of(column.column().type()),
                        column.column().type().words());
            case TreeEntry.ConstraintLine line -> show(TreeIcons.of(line.constraint()), line.detail());
            case TreeEntry.IndexLine line -> show(TreeIcons.of(line.index()), line.detail());
            case TreeEntry.TriggerLine line -> {
                detail.setText(line.detail());
                show(TreeIcons.of(line.trigger()), line.mark(), pending(line.mark()));
            }
            case TreeEntry.ObjectLine line -> show(ObjectIcons.of(line.ref().kind()), line.detail());
            case TreeEntry.UnreadLine line ->
                show(
                        Icons.of(Feather.ALERT_TRIANGLE, 16, "warning-text"),
                        line.unread().reason());
        }
        name.setMinWidth(leastWidth(entry.name()));
        String words = TreeWords.tip(entry);
        if (getTooltip() != null) {
            getTooltip().setText(words);
        }
        setAccessibleText(words);
        setGraphic(line);
    }

    /** A short name stays whole beside a long detail, and of a long one enough to know it. */
    private double leastWidth(String shown) {
        if (detail.getText().isEmpty()) {
            return 0;
        }
        return shown.length() <= LONGEST_KEPT ? USE_PREF_SIZE : LEAST_OF_A_LONG_NAME;
    }

    /** What comes or goes says so; what changes has a dot. */
    private static String pending(Mark mark) {
        return switch (mark) {
            case ADDED -> "new";
            case REMOVED -> "dropped";
            case CHANGED, NONE -> "";
        };
    }

    private void showTable(TreeEntry.TableLine line) {
        String rows =
                switch (line.mark()) {
                    case ADDED -> "new";
                    case REMOVED -> "dropped";
                    case NONE, CHANGED -> line.size() < 0 ? "" : NumberWords.grouped(line.size());
                };
        show(TreeIcons.of(line.table()), line.mark(), rows);
    }

    private void show(Node icon, String words) {
        detail.setText(words);
        show(icon, Mark.NONE, "");
    }

    private void show(Node icon, Mark mark, String right) {
        number.setText(right);
        mark(mark);
        List<Node> rest = new ArrayList<>(List.of(name));
        if (mark == Mark.CHANGED) {
            rest.add(dot);
        }
        if (!detail.getText().isEmpty()) {
            rest.add(detail);
        }
        if (!right.isEmpty()) {
            rest.addAll(List.of(space, number));
        }
        arrange(icon, rest);
    }

    /** Only what has something to say is in the line: styling what is empty takes as long. */
    private void arrange(Node icon, List<Node> rest) {
        List<Node> children = line.getChildren();
        if (!children.isEmpty() && rest.equals(children.subList(1, children.size()))) {
            children.set(0, icon);
        } else {
            List<Node> all = new ArrayList<>(List.of(icon));
            all.addAll(rest);
            line.getChildren().setAll(all);
        }
    }

    private void mark(Mark mark) {
        pseudoClassStateChanged(ADDED, mark == Mark.ADDED);
        pseudoClassStateChanged(REMOVED, mark == Mark.REMOVED);
    }
}
