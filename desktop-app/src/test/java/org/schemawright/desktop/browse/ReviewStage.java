package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Theme;
import org.testfx.api.FxRobot;

/** The review of a database in a window, with the grid of its table book beside it, which is not shown. */
final class ReviewStage {

    private final Stage stage;
    private final BrowseFixture books;
    private final RowGridModel grid;
    private final List<TableLink> opened = new ArrayList<>();
    private ReviewView review;

    private ReviewStage(Stage stage, BrowseFixture books, ReviewModel model) {
        this.stage = stage;
        this.books = books;
        this.grid = books.grid("book");
        show(model);
    }

    /** Opens the review; on the JavaFX thread. */
    static ReviewStage open(Stage stage, BrowseFixture books) {
        return new ReviewStage(stage, books, new ReviewModel(books.workspace()));
    }

    /** Shows another review in the place of the one that is there; on the JavaFX thread. */
    void show(ReviewModel model) {
        if (review != null) {
            review.hidden();
        }
        review = new ReviewView(model, new ReviewWays(() -> {}, opened::add, () -> {}, new Overlay()));
        Scene scene = new Scene(new StackPane(review.node()), 1200, 700);
        new Theme(false).apply(scene);
        stage.setScene(scene);
        stage.show();
        review.shown();
    }

    /** What the review has led to. */
    List<TableLink> opened() {
        return opened;
    }

    RowGridModel grid() {
        return grid;
    }

    /** What the footer says. */
    static String result(FxRobot robot) {
        return robot.lookup("#review-result").queryAs(Label.class).getText();
    }

    /** Closes the window's parts and the database. */
    void close(FxRobot robot) {
        robot.interact(() -> {
            review.hidden();
            grid.detach();
        });
        books.close();
    }
}
