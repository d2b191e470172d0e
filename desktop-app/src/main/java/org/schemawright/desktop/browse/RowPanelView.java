package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.EmptyState;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Shortcut;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.widget.Tone;

/** The panel at the right of a grid: the current row, to read and to edit, and the ways to other rows. */
final class RowPanelView {

    private static final int MOST_FIELDS = 200;
    private static final int SOME_FIELDS = 100;

    private final RowPanelModel model;
    private final Consumer<TableLink> open;
    private final StackPane root = new StackPane();
    private final VBox content = new VBox();
    private final Label title = new Label();
    private final Label subject = Texts.hint("");
    private final StackPane badge = new StackPane();
    private final VBox fields = new VBox();
    private final VBox pointsTo = new VBox();
    private final VBox links = new VBox(12);
    private final VBox related = new VBox();
    private final AidLayer aids = new AidLayer();
    private final RowField.Helpers helpers;
    private final EmptyState nothing = new EmptyState(
            Icons.of(Feather.SIDEBAR, 28), "No row selected", "Select a row to see all its fields and relations.");
    private final List<RowField> shownFields = new ArrayList<>();
    private final List<LinkChipsView> shownLinks = new ArrayList<>();
    private List<LinkedRows> linksShown = List.of();
    private boolean allFields;

    private final InvalidationListener onVersion = p -> render();
    private final InvalidationListener onColumns = p -> showFields();
    private final InvalidationListener onRelated = p -> showRelated();

    /**
     * The panel beside a grid.
     *
     * @param open opens other rows
     * @param openWithRoom opens a cell of the current row where a large value has room
     */
    RowPanelView(RowPanelModel model, Consumer<TableLink> open, Consumer<GridColumn> openWithRoom) {
        this.model = model;
        this.open = open;
        CellAids cellAids = new CellAids(model.grid());
        this.helpers = new RowField.Helpers() {
            @Override
            public @Nullable CellAid aid(GridRow row, GridColumn column, CellAid.Field door) {
                return cellAids.of(row, column, door);
            }

            @Override
            public void show(TextField at, @Nullable CellAid aid) {
                aids.show(at, aid);
            }

            @Override
            public void openWithRoom(GridColumn column) {
                openWithRoom.accept(column);
            }
        };
        title.getStyleClass().add("row-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(8, title, badge);
        top.setAlignment(Pos.CENTER_LEFT);
        subject.setGraphic(Icons.key());
        content.getStyleClass().add("row-panel-content");
        fields.getStyleClass().add("row-fields");
        pointsTo.getStyleClass().add("row-links");
        related.getStyleClass().add("row-links");
        content.getChildren().addAll(new VBox(3, top, subject), fields, pointsTo, links, related);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("row-panel");
        root.setId("row-panel");
        root.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("browse.css"))
                        .toExternalForm());
        root.setMinWidth(220);
        root.setPrefWidth(320);
        scroll.vvalueProperty().addListener(p -> aids.requestLayout());
        root.getChildren().addAll(scroll, nothing, aids);
        nothing.setVisible(false);
    }

    /** What keys do in the panel. */
    static List<Shortcut> keys() {
        return List.of(RowField.OPEN, RowField.SET_NULL, RowField.SET_EMPTY, LinkChipsView.UNLINK);
    }

    Node node() {
        return root;
    }

    void shown() {
        model.versionProperty().addListener(onVersion);
        model.relatedProperty().addListener(onRelated);
        model.grid().columnsProperty().addListener(onColumns);
        model.attach();
        showFields();
        showRelated();
    }

    void hidden() {
        model.detach();
        model.versionProperty().removeListener(onVersion);
        model.relatedProperty().removeListener(onRelated);
        model.grid().columnsProperty().removeListener(onColumns);
        forgetLinks();
    }

    private void forgetLinks() {
        shownLinks.forEach(LinkChipsView::hidden);
        shownLinks.clear();
        linksShown = List.of();
    }

    private void showLinks() {
        List<LinkedRows> now = model.links();
        if (now != linksShown) {
            forgetLinks();
            linksShown = now;
            now.forEach(each -> shownLinks.add(new LinkChipsView(model, each, open, aids)));
            shownLinks.forEach(LinkChipsView::shown);
            links.getChildren().setAll(shownLinks);
            Nodes.show(links, !now.isEmpty());
        }
    }

    /** Of very many columns only the first, because each field takes its time to be made. */
    private void showFields() {
        List<GridColumn> columns = model.grid().columnsProperty().get();
        boolean all = allFields || columns.size() <= MOST_FIELDS;
        shownFields.clear();
        columns.stream()
                .limit(all ? columns.size() : SOME_FIELDS)
                .forEach(c -> shownFields.add(new RowField(model, c, helpers)));
        fields.getChildren().setAll(shownFields);
        if (!all) {
            fields.getChildren()
                    .add(Buttons.link("Show all " + NumberWords.count(columns.size(), "column"), this::showAllFields));
        }
        render();
    }

    private void showAllFields() {
        allFields = true;
        showFields();
    }

    private void render() {
        boolean there = model.row().isPresent();
        content.setVisible(there);
        nothing.setVisible(!there && !model.grid().loadingProperty().get());
        if (!there) {
            return;
        }
        title.setText(model.title());
        subject.setText(model.subject());
        boolean twice = model.subject().equals(model.title());
        Nodes.show(subject, !twice);
        badge.getChildren().setAll(badges());
        shownFields.forEach(RowField::render);
        showPointsTo();
        showLinks();
    }

    private List<Badge> badges() {
        return switch (model.row().map(GridRow::state).orElse(GridRow.State.PLAIN)) {
            case LOADING, PLAIN -> List.of();
            case EDITED -> List.of(new Badge("edited", Tone.WARNING));
            case NEW -> List.of(new Badge("new", Tone.SUCCESS));
            case DELETED -> List.of(new Badge("deleted", Tone.DANGER));
        };
    }

    private void showPointsTo() {
        List<Node> lines = new ArrayList<>();
        for (RowPanelModel.PointsTo reference : model.pointsTo()) {
            Label name = Texts.muted(reference.name());
            name.setGraphic(Icons.link());
            name.getStyleClass().add("row-link-name");
            Hyperlink link = Buttons.link(reference.words(), () -> open.accept(reference.link()));
            link.setMinWidth(0);
            HBox line = new HBox(8, name, link);
            if (reference.guess()) {
                line.getChildren().add(guess());
            }
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("row-link");
            lines.add(line);
        }
        section(pointsTo, "Points to", lines);
    }

    private void showRelated() {
        List<Node> lines = new ArrayList<>();
        for (RowPanelModel.Related rows : model.relatedProperty().get()) {
            RowPanelModel.Asked asked = rows.asked();
            Hyperlink link = Buttons.link(asked.table(), () -> open.accept(asked.link()));
            link.setGraphic(Icons.table());
            link.getStyleClass().add("quiet-link");
            Label by = Texts.hint("by " + asked.by());
            by.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Long count = rows.count();
            Label number = Texts.mono(count == null ? "…" : (rows.more() ? "over " : "") + NumberWords.grouped(count));
            number.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(8, link, by, space, number);
            if (asked.guess()) {
                line.getChildren().add(2, guess());
            }
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("row-link");
            lines.add(line);
        }
        section(related, "Related rows", lines);
    }

    private static Node guess() {
        Badge badge = new Badge("guess", Tone.NEUTRAL);
        badge.setTooltip(new Tooltip("Only the names suggest it: no foreign key says so."));
        return badge;
    }

    private static void section(VBox box, String heading, List<Node> lines) {
        box.getChildren().clear();
        Nodes.show(box, !lines.isEmpty());
        if (!lines.isEmpty()) {
            Label title = Texts.strong(heading);
            title.getStyleClass().add("muted");
            box.getChildren().add(title);
            box.getChildren().addAll(lines);
        }
    }
}
