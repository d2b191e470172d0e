package org.schemawright.desktop.diagram;

import java.util.Locale;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.SearchField;
import org.schemawright.desktop.widget.ShortcutGroup;
import org.schemawright.desktop.widget.Theme;

/** The diagram tab: tool bar, canvas, legend and overview. */
public final class DiagramView implements Page {

    private static final PseudoClass NOT_FOUND = PseudoClass.getPseudoClass("not-found");
    private static final double ZOOM_STEP = 1.25;

    private final DiagramModel model;
    private final DiagramActions actions;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Diagram");
    private final BorderPane node = new BorderPane();
    private final DiagramCanvas canvas;
    private final DiagramMinimap minimap;
    private final DiagramLegend legend = new DiagramLegend();
    private final StackPane notice = new StackPane();
    private final StackPane stack;
    private final SearchField find = new SearchField("Find a table");
    private final Button percent = Buttons.flat("100 %", null, () -> {});
    private final InvalidationListener onDiagram = property -> showDiagram();
    private final InvalidationListener onViewport = property -> showScale();
    private final InvalidationListener onProblem = property -> showProblem();

    /** The page of a diagram. */
    public DiagramView(DiagramModel model, Theme theme, DiagramActions actions) {
        this.model = model;
        this.actions = actions;
        this.canvas = new DiagramCanvas(model, theme, actions.openTable());
        this.minimap = new DiagramMinimap(model, theme, canvas);
        this.stack = new StackPane(canvas, legend, minimap, notice);
        StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(minimap, new Insets(16));
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        StackPane.setMargin(legend, new Insets(16));
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        notice.setMaxHeight(Region.USE_PREF_SIZE);
        notice.setPickOnBounds(false);
        node.getStyleClass().add("diagram");
        node.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("diagram.css"))
                        .toExternalForm());
        node.setTop(toolBar());
        node.setCenter(stack);
    }

    /** The same for what a revision changes, under its title. */
    public DiagramView ofRevision(String words) {
        title.set(words);
        legend.setRevision();
        return this;
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node icon() {
        return Icons.of(Feather.SHARE_2);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ReadOnlyStringProperty statusProperty() {
        return model.statusProperty();
    }

    @Override
    public ReadOnlyStringProperty timingProperty() {
        return model.timingProperty();
    }

    @Override
    public void focus() {
        canvas.requestFocus();
    }

    /** The keys of the diagram. */
    public static ShortcutGroup shortcuts() {
        return new ShortcutGroup("In the diagram", DiagramKeys.all());
    }

    @Override
    public void shown() {
        canvas.attach();
        minimap.attach();
        model.diagramProperty().addListener(onDiagram);
        model.viewportProperty().addListener(onViewport);
        model.problemProperty().addListener(onProblem);
        model.start();
        showDiagram();
        showScale();
        showProblem();
    }

    @Override
    public void hidden() {
        model.stop();
        canvas.detach();
        minimap.detach();
        model.diagramProperty().removeListener(onDiagram);
        model.viewportProperty().removeListener(onViewport);
        model.problemProperty().removeListener(onProblem);
    }

    @Override
    public void closed() {
        model.close();
    }

    private Node toolBar() {
        Button fit = Buttons.plain("Fit", Feather.MAXIMIZE, model::fit);
        fit.setTooltip(new Tooltip(DiagramKeys.FIT.tip()));
        Button out = Buttons.icon(Feather.ZOOM_OUT, DiagramKeys.OUT.tip(), () -> model.zoom(1 / ZOOM_STEP));
        Button in = Buttons.icon(Feather.ZOOM_IN, DiagramKeys.IN.tip(), () -> model.zoom(ZOOM_STEP));
        percent.setOnAction(event -> model.zoomTo(1));
        percent.setTooltip(new Tooltip(DiagramKeys.FULL_SIZE.tip()));
        percent.getStyleClass().add("diagram-percent");
        HBox zoom = new HBox(out, percent, in);
        zoom.getStyleClass().add("diagram-zoom");
        ComboBox<DiagramDetail> detail = new ComboBox<>();
        detail.setPrefWidth(164);
        detail.getItems().setAll(DiagramDetail.values());
        detail.valueProperty().bindBidirectional(model.detailProperty());
        detail.setAccessibleText("Columns on the cards");
        find.setId("diagram-find");
        find.textProperty().addListener((property, before, now) -> {
            find.pseudoClassStateChanged(NOT_FOUND, !model.find(now));
        });
        find.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && model.focusedProperty().get() != null) {
                actions.openTable().accept(model.focusedProperty().get());
                event.consume();
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(fit, zoom, detail, space, find);
        bar.getStyleClass().add("diagram-bar");
        return bar;
    }

    private void showDiagram() {
        Diagram diagram = model.diagramProperty().get();
        boolean empty = diagram.cards().isEmpty();
        legend.show(diagram);
        legend.setVisible(!empty);
        minimap.setVisible(!empty);
        stack.getChildren().removeIf(EmptyState.class::isInstance);
        if (empty && model.isDrawn()) {
            stack.getChildren()
                    .add(new EmptyState(
                            Icons.of(Feather.SHARE_2, 28),
                            "No tables yet",
                            "Tables appear here as cards, with lines where one refers to another.",
                            Buttons.primary("New table…", Feather.PLUS, actions.newTable())));
        }
    }

    private void showScale() {
        double scale = model.viewportProperty().get().scale() * 100;
        percent.setText(String.format(Locale.ROOT, "%.0f %%", scale));
    }

    private void showProblem() {
        Problem problem = model.problemProperty().get();
        notice.getChildren().clear();
        if (problem != null) {
            notice.getChildren().add(NoticeBar.of(problem));
        }
    }
}
