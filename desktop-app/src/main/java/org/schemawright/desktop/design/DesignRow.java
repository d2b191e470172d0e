package org.schemawright.desktop.design;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.TableRow;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A line, tinted by what is pending on the column; rows of the database in its way are told right below it. */
final class DesignRow extends TableRow<DesignLine> {

    static final double HEIGHT = 28;

    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new-row");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted-row");
    private static final double TROUBLE_HEIGHT = 30;

    private final DesignModel model;
    private final TroubleWays ways;
    private final VBox below = new VBox();
    private List<RowsInTheWay> told = List.of();

    DesignRow(DesignModel model, TroubleWays ways) {
        this.model = model;
        this.ways = ways;
        below.getStyleClass().add("design-trouble");
    }

    @Override
    protected void updateItem(@Nullable DesignLine line, boolean empty) {
        super.updateItem(line, empty);
        DesignLine.State state = line == null || empty ? DesignLine.State.SAME : line.state();
        pseudoClassStateChanged(NEW, state == DesignLine.State.NEW);
        pseudoClassStateChanged(DELETED, state == DesignLine.State.DROPPED);
        follow();
    }

    /** Tells what has been found about its column since. */
    void follow() {
        DesignLine line = getItem();
        tell(line == null || isEmpty() ? List.of() : model.trouble().of(line));
    }

    private void tell(List<RowsInTheWay> trouble) {
        if (!trouble.equals(told)) {
            told = trouble;
            below.getChildren()
                    .setAll(trouble.stream()
                            .map(each -> TroubleLine.inRow(each, ways))
                            .toList());
            double more = trouble.size() * TROUBLE_HEIGHT;
            setPadding(new Insets(0, 0, more, 0));
            setMinHeight(HEIGHT + more);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // The skin puts its cells in the place of all children whenever the columns change.
        if (told.isEmpty()) {
            getChildren().remove(below);
        } else {
            if (!getChildren().contains(below)) {
                getChildren().add(below);
            }
            below.resizeRelocate(0, HEIGHT, getWidth(), told.size() * TROUBLE_HEIGHT);
        }
    }
}
