package org.schemawright.desktop.shell;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.shell.TreeEntry.Mark;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

/** A line of the tree: icon, name, what is pending, type, and a number at the right. */
final class SchemaTreeCell extends TreeCell<TreeEntry> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private final Label name = new Label();
    private final Label detail = Texts.hint("");
    private final Label number = Texts.hint("");
    private final Region dot = new Region();
    private final HBox line = new HBox(8);

    SchemaTreeCell(Consumer<TreeEntry> open) {
        getStyleClass().add("schema-cell");
        dot.getStyleClass().add("changed-dot");
        number.getStyleClass().add("schema-number");
        number.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("schema-name");
        name.setMinWidth(0);
        detail.setMinWidth(0);
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(new Region(), name, dot, detail, space, number);
        // A cell asks for no width, so that long names are shortened instead of scrolled to.
        setPrefWidth(0);
        // A double click opens the table; without this it would fold it as well.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getClickCount() == 2 && !(getItem() instanceof TreeEntry.Group)) {
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            TreeEntry entry = getItem();
            if (entry != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(entry);
            }
        });
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
            case TreeEntry.Group group -> show(groupIcon(group.kind()), Mark.NONE, NumberWords.grouped(group.count()));
            case TreeEntry.TableLine table -> showTable(table);
            case TreeEntry.ViewLine view -> show(Icons.of(Feather.EYE, 14), Mark.NONE, "");
            case TreeEntry.ColumnLine column -> {
                detail.setText(column.words());
                show(columnIcon(column), column.mark(), column.mark() == Mark.ADDED ? "new" : "");
            }
            case TreeEntry.ViewColumnLine column -> {
                detail.setText(column.column().type().words());
                show(typeIcon(column.column().type()), Mark.NONE, "");
            }
            case TreeEntry.IndexLine index -> {
                detail.setText(index.table().toString());
                show(Icons.of(index.index().unique() ? Feather.STAR : Feather.LIST, 14), Mark.NONE, "");
            }
            case TreeEntry.TriggerLine trigger -> {
                detail.setText(trigger.trigger().table().toString());
                show(Icons.of(Feather.ZAP, 14), Mark.NONE, "");
            }
        }
        setTooltip(new Tooltip(tip(entry)));
        setAccessibleText(tip(entry));
        setGraphic(line);
    }

    private void showTable(TreeEntry.TableLine line) {
        String rows =
                switch (line.mark()) {
                    case ADDED -> "new";
                    case REMOVED -> "dropped";
                    case NONE, CHANGED -> line.rows() < 0 ? "" : NumberWords.grouped(line.rows());
                };
        show(Icons.table(), line.mark(), rows);
    }

    private void show(Node icon, Mark mark, String right) {
        line.getChildren().set(0, icon);
        number.setText(right);
        mark(mark);
    }

    private void mark(Mark mark) {
        pseudoClassStateChanged(ADDED, mark == Mark.ADDED);
        pseudoClassStateChanged(REMOVED, mark == Mark.REMOVED);
        dot.setVisible(mark == Mark.CHANGED);
        dot.setManaged(mark == Mark.CHANGED);
    }

    private static String tip(TreeEntry entry) {
        return switch (entry) {
            case TreeEntry.Group group -> group.name() + ": " + NumberWords.grouped(group.count());
            case TreeEntry.TableLine line ->
                line.name() + ", " + NumberWords.count(line.table().columns().size(), "column")
                        + (line.rows() < 0 ? "" : ", " + NumberWords.count(line.rows(), "row"));
            case TreeEntry.ViewLine line -> {
                String problem = line.view().problem();
                yield problem == null ? line.name() : line.name() + ": " + problem;
            }
            case TreeEntry.ColumnLine line ->
                line.name() + ", " + line.column().type().words()
                        + (line.column().nullable() ? "" : ", must have a value")
                        + (line.link() == null
                                ? ""
                                : ", refers to " + line.link().target());
            case TreeEntry.ViewColumnLine line ->
                line.name() + ", " + line.column().type().words();
            case TreeEntry.IndexLine line ->
                line.name() + (line.index().unique() ? ", unique," : "") + " on " + line.table();
            case TreeEntry.TriggerLine line ->
                line.name() + " on " + line.trigger().table();
        };
    }

    private static Node groupIcon(TreeEntry.GroupKind kind) {
        return switch (kind) {
            case TABLES -> Icons.of(Feather.LAYERS);
            case VIEWS -> Icons.of(Feather.EYE);
            case TRIGGERS -> Icons.of(Feather.ZAP);
            case INDEXES -> Icons.of(Feather.LIST);
        };
    }

    private static Node columnIcon(TreeEntry.ColumnLine line) {
        if (line.mark() == Mark.ADDED) {
            return Icons.of(Feather.PLUS, 14, "success-text");
        }
        if (line.link() != null) {
            return Icons.link();
        }
        return line.key() ? Icons.key() : typeIcon(line.column().type());
    }

    private static Node typeIcon(ColumnType type) {
        return Icons.of(typePicture(type.kind()), 14, "muted");
    }

    private static Feather typePicture(TypeKind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, REAL -> Feather.HASH;
            case TEXT -> Feather.TYPE;
            case BOOLEAN -> Feather.CHECK_SQUARE;
            case DATE, TIMESTAMP -> Feather.CALENDAR;
            case TIME -> Feather.CLOCK;
            case JSON, ARRAY -> Feather.CODE;
            case BINARY -> Feather.PACKAGE;
            case ENUM -> Feather.LIST;
            case UUID -> Feather.AT_SIGN;
            case OTHER -> Feather.CIRCLE;
        };
    }
}
