package org.schemawright.desktop.browse;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.schemawright.desktop.widget.Theme;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One grid in a window, with the keyboard in it. */
final class GridStage {

    private final RowGridModel model;
    private final RowGridView view;
    private final GridTable table;

    private GridStage(RowGridModel model, RowGridView view) {
        this.model = model;
        this.view = view;
        this.table = (GridTable) view.node().lookup("#row-grid");
    }

    /**
     * Shows a grid; on the JavaFX thread.
     *
     * @param root holds the view's node
     */
    static GridStage show(Stage stage, Parent root, RowGridModel model, RowGridView view) {
        Scene scene = new Scene(root, 980, 640);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
        view.shown();
        GridStage shown = new GridStage(model, view);
        shown.table.requestFocus();
        return shown;
    }

    GridTable table() {
        return table;
    }

    void goTo(FxRobot robot, int position, String column) {
        robot.interact(() -> {
            table.goTo(position, BrowseFixture.column(model, column));
            table.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    Object value(int position, String column) {
        return model.cell(position, BrowseFixture.column(model, column)).value();
    }

    void close(FxRobot robot) {
        robot.interact(view::hidden);
    }
}
