package org.schemawright.desktop.design;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The page on which a table is designed: its columns in a list, all of the selected one in the panel beside. */
public final class DesignView implements Page, DesignCommands.Screen {

    /** So long after an edit the rows of the database are looked at. */
    private static final Duration STILL_EDITING = Duration.millis(350);

    /** So wide the words of all tools have room. */
    private static final double WORDS_FROM = 860;

    private final DesignModel model;
    private final TroubleWays ways;
    private final DesignCommands commands;
    private final ColumnTable table;
    private final CellLayer layer;
    private final ColumnPanelView panel;
    private final RulesView rules;
    private final SchemaEditors editors;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final VBox root = new VBox();
    private final HBox tools = new HBox(8);
    private final Label readOnly = new Label();
    private final Label refusal = new Label();
    private final VBox trouble = new VBox(2);
    private final Button add;
    private final VBox body = new VBox();
    private final StackPane gone = new StackPane();
    private final PauseTransition wait = new PauseTransition(STILL_EDITING);
    private final InvalidationListener onState = property -> showState();
    private final InvalidationListener onTable = property -> {
        showState();
        wait.playFromStart();
    };
    private final ListChangeListener<RowsInTheWay> onTrouble = change -> showTrouble();

    /**
     * The page of a table.
     *
     * @param editors drops what the database has, after saying what goes with it
     * @param showRows opens rows of the database
     */
    public DesignView(DesignModel model, SchemaEditors editors, Consumer<RowsPlace> showRows) {
        this.model = model;
        this.commands = new DesignCommands(model, editors, this);
        this.ways = new TroubleWays(showRows, model::allowNull, this::mayFill, this::fill);
        this.table = new ColumnTable(model, commands, ways);
        this.layer = new CellLayer(model, table);
        this.editors = editors;
        this.rules = new RulesView(model, editors);
        this.panel = new ColumnPanelView(model, commands::drop, ways);
        this.add = Buttons.flat("Add a column", Feather.PLUS, commands::addColumn);
        wait.setOnFinished(event -> model.trouble().look());
        build();
    }

    /** The keys of the page. */
    public static ShortcutGroup shortcuts() {
        return DesignCommands.shortcuts();
    }

    static String styles() {
        return Objects.requireNonNull(DesignView.class.getResource("design.css"))
                .toExternalForm();
    }

    /** Puts something before the tools: the way to the other pages of the table. */
    public void lead(Node first) {
        tools.getChildren().addFirst(first);
    }

    private void build() {
        Button column = tool("Column", Feather.PLUS, commands::addColumn);
        column.setId("design-add-column");
        column.setTooltip(new Tooltip(DesignCommands.ADD.tip()));
        MenuButton template = templates();
        MenuButton more = more();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        readOnly.setGraphic(Icons.of(Feather.LOCK, 14, "muted"));
        readOnly.getStyleClass().add("muted");
        readOnly.setMinWidth(0);
        Button reference = tool("Foreign key", Feather.LINK_2, rules::addReference);
        reference.setId("design-add-reference");
        Button index = tool("Index", Feather.LIST, rules::addIndex);
        index.setId("design-add-index");
        Button check = tool("Check", Feather.CHECK_SQUARE, rules::addCheck);
        check.setId("design-add-check");
        tools.getChildren().addAll(column, template, reference, index, check, space, readOnly, more);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("design-tools");
        refusal.getStyleClass().addAll("danger-text", "design-refusal");
        refusal.setGraphic(Icons.of(Feather.ALERT_CIRCLE, 14, "danger-text"));
        refusal.setWrapText(true);
        trouble.setId("design-trouble");
        trouble.getStyleClass().add("design-trouble");
        add.getStyleClass().add("design-add-line");
        add.setMaxWidth(Double.MAX_VALUE);
        StackPane list = new StackPane(table, layer);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setMinHeight(28 * 4.0);
        body.getChildren().addAll(refusal, list, trouble, add, rules);
        StackPane middle = new StackPane(body, gone);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.setId("design-page");
        root.getStyleClass().add("design-page");
        root.getStylesheets().add(styles());
        root.getChildren().addAll(tools, middle);
        // Wider than its place, the page would be cut off at the right.
        root.setMinWidth(0);
        root.widthProperty().addListener((property, before, now) -> showWords(now.doubleValue() >= WORDS_FROM));
    }

    /** Where there is little room the tools do without words, which their tips have then. */
    private void showWords(boolean shown) {
        for (Node node : tools.getChildren()) {
            if (node instanceof Labeled tool && tool.getStyleClass().contains("tool-button")) {
                tool.setContentDisplay(shown ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
                if (tool.getTooltip() == null) {
                    tool.setTooltip(new Tooltip(tool.getText()));
                }
            }
        }
    }

    /** Columns that most tables have, each added at once. */
    private MenuButton templates() {
        MenuButton menu = new MenuButton("Usual columns", Icons.of(Feather.PLUS_SQUARE));
        menu.setId("design-templates");
        menu.getStyleClass().add("tool-button");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        model.tableProperty().addListener((property, before, now) -> {
            if (now != null) {
                menu.getItems()
                        .setAll(model.templates().of(now).stream()
                                .map(this::template)
                                .toList());
            }
        });
        return menu;
    }

    private MenuItem template(Column column) {
        MenuItem item = new MenuItem(column.name() + "   " + column.type().raw().toLowerCase(Locale.ROOT));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            model.addColumn(column);
            table.requestFocus();
        });
        return item;
    }

    private MenuButton more() {
        MenuButton menu = new MenuButton("", Icons.of(Feather.MORE_HORIZONTAL));
        menu.setId("design-more");
        menu.setAccessibleText("More for this table");
        menu.setTooltip(new Tooltip("More for this table"));
        menu.getStyleClass().addAll("flat", "no-arrow", "tool-button", "design-more");
        menu.getItems()
                .addAll(
                        act("Rename table\u2026", Feather.EDIT_2, editors::renameTable),
                        act("Duplicate table\u2026", Feather.COPY, editors::duplicateTable),
                        act("Drop table\u2026", Feather.TRASH_2, editors::dropTable));
        return menu;
    }

    private MenuItem act(String words, Feather icon, Consumer<ObjectName> action) {
        MenuItem item = new MenuItem(words, Icons.of(icon));
        item.setOnAction(event -> {
            Table now = model.tableProperty().get();
            if (now != null) {
                action.accept(now.name());
            }
        });
        return item;
    }

    private boolean mayFill(String name) {
        Table now = model.tableProperty().get();
        return now != null
                && now.column(name)
                        .filter(column -> FillModel.mayFill(now, column))
                        .isPresent();
    }

    private void fill(String column) {
        Table now = model.tableProperty().get();
        if (now != null) {
            editors.fill(now.name(), column);
        }
    }

    private static Button tool(String words, Feather icon, Runnable action) {
        Button button = Buttons.plain(words, icon, action);
        button.getStyleClass().add("tool-button");
        return button;
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return model.titleProperty();
    }

    @Override
    public Node icon() {
        return Icons.table();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node side() {
        return panel.node();
    }

    @Override
    public String sideName() {
        return "Column";
    }

    @Override
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public void shown() {
        model.tableProperty().addListener(onTable);
        model.refusalProperty().addListener(onState);
        model.trouble().found().addListener(onTrouble);
        table.attach();
        model.attach();
        panel.shown();
        showState();
        showTrouble();
        wait.playFromStart();
    }

    @Override
    public void hidden() {
        layer.close(true);
        wait.stop();
        panel.hidden();
        table.detach();
        model.detach();
        model.tableProperty().removeListener(onTable);
        model.refusalProperty().removeListener(onState);
        model.trouble().found().removeListener(onTrouble);
    }

    @Override
    public void edit(@Nullable String typed) {
        if (table.part() == ColumnPart.NULLABLE) {
            commands.toggleNull();
        } else {
            // The cell that is typed over may have come to the list just now.
            table.layout();
            layer.open(typed);
        }
    }

    @Override
    public void follow() {
        table.move(0, 0);
    }

    @Override
    public void editName() {
        table.turnTo(ColumnPart.NAME);
        edit(null);
    }

    @Override
    public void selected() {
        status.set(model.status());
    }

    private void showState() {
        boolean there = model.tableProperty().get() != null;
        body.setVisible(there);
        gone.setVisible(!there);
        if (!there) {
            gone.getChildren().setAll(new EmptyState(Icons.table(), "This table is not there", model.goneWords()));
        }
        String reason = model.readOnlyReason();
        readOnly.setText(reason);
        Nodes.show(readOnly, !reason.isEmpty());
        boolean change = model.canChange();
        Nodes.show(add, change);
        tools.getChildren().forEach(node -> {
            if (node.getStyleClass().contains("tool-button")) {
                node.setDisable(!change);
            }
        });
        refusal.setText(model.refusalProperty().get());
        Nodes.show(refusal, !refusal.getText().isEmpty());
        status.set(model.status());
        rules.show();
    }

    /** What is about several columns, or none; the rest stands below its line. */
    private void showTrouble() {
        trouble.getChildren()
                .setAll(model.trouble().found().stream()
                        .filter(each -> model.lines().stream()
                                .noneMatch(line -> line.name().equals(each.column())))
                        .map(each -> new TroubleLine(each, ways))
                        .toList());
        Nodes.show(trouble, !trouble.getChildren().isEmpty());
    }
}
