package org.schemawright.desktop.design;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.ColumnValues;
import org.schemawright.desktop.rows.ColumnValues.Bar;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.desktop.widget.Texts;

/** What stands in a column: bars, and the counts below them. */
final class ValuesView extends VBox {

    private static final double HEIGHT = 62;
    private static final int MOST_LETTERS = 40;

    private @Nullable ColumnValues shown;
    private boolean shownAsNumbers;

    ValuesView() {
        super(8);
        setId("column-values");
        getStyleClass().add("column-values");
    }

    /**
     * Shows what stands in a column.
     *
     * @param values null where that is not known, or not yet
     * @param numbersRows whether its values only tell rows apart, so that a scale of them says nothing
     */
    void show(@Nullable ColumnValues values, boolean numbersRows) {
        if (values != null && values.equals(shown) && numbersRows == shownAsNumbers) {
            // Whoever types beside it changes nothing of it.
            return;
        }
        shown = values;
        shownAsNumbers = numbersRows;
        getChildren().clear();
        Nodes.show(this, values != null && values.rows() > 0);
        if (values == null || values.rows() == 0) {
            return;
        }
        String rows = NumberWords.count(values.rows(), "row");
        getChildren().add(line(Texts.strong("Values"), Texts.hint(values.more() ? "of the first " + rows : rows)));
        switch (values.spread()) {
            case ColumnValues.NoSpread none -> {}
            case ColumnValues.Scale scale -> {
                if (!numbersRows) {
                    getChildren().addAll(bars(scale.bars()), ends(scale));
                }
            }
            case ColumnValues.Frequent frequent -> getChildren().add(frequent(frequent.bars(), values));
        }
        getChildren().add(line(new Label("No value"), number(values.missing())));
        if (values.different() > 0) {
            boolean all = values.different() == values.rows() - values.missing();
            getChildren()
                    .add(line(
                            new Label("Different values"),
                            all && values.different() > 1 ? Texts.hint("all of them") : number(values.different())));
        }
    }

    private static Node bars(List<Bar> bars) {
        double most = bars.stream().mapToLong(Bar::rows).max().orElse(1);
        HBox box = new HBox(1);
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.setMinHeight(HEIGHT);
        box.setMaxHeight(HEIGHT);
        for (Bar bar : bars) {
            Region column = new Region();
            column.getStyleClass().add("value-bar");
            double height = bar.rows() == 0 ? 0 : Math.max(2, HEIGHT * bar.rows() / most);
            column.setMinHeight(height);
            column.setMaxHeight(height);
            // The room above a low bar tells of it too.
            StackPane whole = new StackPane(column);
            whole.setAlignment(Pos.BOTTOM_CENTER);
            whole.getStyleClass().add("value-bar-room");
            Tooltip.install(whole, new Tooltip(bar.words() + ": " + NumberWords.count(bar.rows(), "row")));
            HBox.setHgrow(whole, Priority.ALWAYS);
            box.getChildren().add(whole);
        }
        return box;
    }

    private static Node ends(ColumnValues.Scale scale) {
        Label median = Texts.hint("median " + ShortText.of(scale.median(), MOST_LETTERS));
        median.setMinWidth(0);
        HBox line = new HBox(8, Texts.hint(scale.least()), space(), median, space(), Texts.hint(scale.most()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node frequent(List<Bar> bars, ColumnValues values) {
        VBox box = new VBox(4);
        double all = values.rows() - values.missing();
        for (Bar bar : bars) {
            Label words = Texts.mono(bar.words().isEmpty() ? "\u201c\u201d" : ShortText.of(bar.words(), MOST_LETTERS));
            words.setMinWidth(0);
            Region share = new Region();
            share.getStyleClass().add("value-share");
            StackPane line = new StackPane(share, line(words, number(bar.rows())));
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("value-line");
            share.maxWidthProperty().bind(line.widthProperty().multiply(bar.rows() / all));
            box.getChildren().add(line);
        }
        return box;
    }

    private static Label number(long count) {
        Label label = Texts.mono(NumberWords.grouped(count));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Label words, Label number) {
        HBox line = new HBox(8, words, space(), number);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
