package org.schemawright.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.schemawright.desktop.problem.Problem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WidgetTest {

    private final Overlay overlay = new Overlay();
    private final VBox content = new VBox(16);
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme(false);
        content.getChildren().add(Buttons.plain("Behind", null, () -> {}));
        Scene scene = new Scene(new StackPane(content, overlay), 800, 600);
        theme.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void switchesColoursWhileShown(FxRobot robot) {
        Color light = theme.color("-sw-key");
        robot.interact(() -> theme.setDark(true));
        assertThat(theme.color("-sw-key")).isNotEqualTo(light);
        assertThat(content.getScene().getStylesheets().getFirst()).endsWith("dark.css");
        assertThat(theme.color("-color-bg-default")).isEqualTo(Color.web("#0d1117"));
    }

    @Test
    void enterInACardIsItsDefaultButtonWhoeverElseWantsTheKey(FxRobot robot) {
        List<String> pressed = new ArrayList<>();
        robot.interact(() -> {
            Button submit = Buttons.primary("Do it", null, () -> pressed.add("card"));
            submit.setDefaultButton(true);
            overlay.show(new VBox(new TextField(), submit));
            content.getScene().getAccelerators().put(new KeyCodeCombination(KeyCode.ENTER), () -> pressed.add("menu"));
        });
        robot.write("x").push(KeyCode.ENTER);
        assertThat(pressed).containsExactly("card");
    }

    @Test
    void theBundledFontsAreInUse(FxRobot robot) {
        Button button = robot.lookup("Behind").queryButton();
        assertThat(button.getFont().getFamily()).startsWith("Inter");
    }

    @Test
    void theOverlayKeepsTheFocusAndEscGivesItBack(FxRobot robot) {
        Button behind = robot.lookup("Behind").queryButton();
        robot.interact(behind::requestFocus);
        Button inside = Buttons.primary("Inside", null, () -> {});
        robot.interact(() -> overlay.show(new VBox(inside)));
        assertThat(inside.isFocused()).isTrue();
        robot.push(KeyCode.TAB);
        assertThat(behind.isFocused()).isFalse();
        assertThat(inside.isFocused()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(overlay.showingProperty().get()).isFalse();
        assertThat(behind.isFocused()).isTrue();
    }

    @Test
    void aClickBesideACardDoesNotCostWhatWasTyped(FxRobot robot) {
        TextField name = new TextField();
        robot.interact(() -> overlay.show(new VBox(name)));
        robot.clickOn(besideACard());
        assertThat(overlay.showingProperty().get()).isFalse();

        TextField title = new TextField();
        robot.interact(() -> overlay.show(new VBox(title)));
        robot.write("novel").clickOn(besideACard());
        assertThat(title.isFocused()).isTrue();
        assertThat(title.getText()).isEqualTo("novel");
        robot.push(KeyCode.ESCAPE);
        assertThat(overlay.showingProperty().get()).isFalse();

        robot.interact(() -> overlay.showSearch(new VBox(new TextField())));
        robot.write("novel").clickOn(besideACard());
        assertThat(overlay.showingProperty().get()).isFalse();
    }

    private Point2D besideACard() {
        return overlay.localToScreen(20, overlay.getHeight() - 20);
    }

    @Test
    void aProblemFoldsItsDetails(FxRobot robot) {
        robot.interact(
                () -> content.getChildren().add(NoticeBar.of(new Problem("It broke.", "Try it.", "SQLSTATE 1"))));
        assertThat(robot.lookup(".notice-details").tryQuery()).isEmpty();
        robot.clickOn(robot.lookup("Show details").<Hyperlink>query());
        assertThat(robot.lookup(".notice-details").tryQuery()).isPresent();
    }

    @Test
    void longSqlKeepsItsText(FxRobot robot) {
        SqlText sql = new SqlText(true);
        robot.interact(() -> content.getChildren().add(sql));
        robot.interact(() -> sql.setText("SELECT 1;\n".repeat(2_000)));
        assertThat(sql.getText()).hasSize(20_000);
    }

    @Test
    void tabGoesRoundInTheOverlayBothWays(FxRobot robot) {
        Button first = Buttons.plain("First", null, () -> {});
        Button last = Buttons.primary("Last", null, () -> {});
        robot.interact(() -> overlay.show(new VBox(first, last)));
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(last.isFocused()).isTrue();
        robot.push(KeyCode.TAB);
        assertThat(first.isFocused()).isTrue();
        robot.push(KeyCode.TAB).push(KeyCode.DOWN);
        assertThat(last.isFocused()).as("an arrow key does not lead out").isTrue();
    }

    @Test
    void tabLeadsOutOfSqlThatIsOnlyRead(FxRobot robot) {
        SqlText sql = new SqlText(true);
        Button after = Buttons.plain("After", null, () -> {});
        robot.interact(() -> {
            content.getChildren().addAll(sql, after);
            sql.setText("SELECT 1;");
        });
        robot.interact(() -> FocusOrder.focusFirst(sql));
        assertThat(FocusOrder.hasKeyboard(sql)).isTrue();
        robot.push(KeyCode.TAB);
        assertThat(after.isFocused()).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(FocusOrder.hasKeyboard(sql)).isTrue();
        assertThat(sql.getText()).isEqualTo("SELECT 1;");
    }

    @Test
    void aRightClickBesideTheCardClosesItAndOpensNoMenuOfWhatLiesBelow(FxRobot robot) {
        List<String> menus = new ArrayList<>();
        robot.interact(() -> content.setOnContextMenuRequested(event -> menus.add("behind")));
        robot.interact(() -> overlay.show(new VBox(Buttons.primary("Inside", null, () -> {}))));
        robot.clickOn(robot.point(content).atPosition(Pos.BOTTOM_LEFT).atOffset(10, -10), MouseButton.SECONDARY);
        assertThat(overlay.showingProperty().get()).isFalse();
        assertThat(menus).isEmpty();
        robot.clickOn(robot.point(content).atPosition(Pos.BOTTOM_LEFT).atOffset(10, -10), MouseButton.SECONDARY);
        assertThat(menus).containsExactly("behind");
    }
}
