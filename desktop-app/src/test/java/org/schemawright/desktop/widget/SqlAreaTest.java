package org.schemawright.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SqlAreaTest {

    private SqlArea sql;

    @Start
    void start(Stage stage) {
        sql = new SqlArea("SQL");
        sql.setTextId("sql");
        stage.setScene(new Scene(sql, 400, 300));
        stage.show();
    }

    @Test
    void tabMovesTheSelectedLinesInAndOneUndoTakesThatBack(FxRobot robot) {
        StyleClassedTextArea area = robot.lookup("#sql").query();
        String text = "SELECT 1\nFROM a\n\nWHERE x\nLIMIT 1";
        robot.interact(() -> {
            sql.setText(text);
            sql.focusText();
            area.selectRange(text.indexOf("OM a"), text.indexOf("LIMIT"));
        });
        robot.push(KeyCode.TAB);
        assertThat(sql.getText()).isEqualTo("SELECT 1\n    FROM a\n\n    WHERE x\nLIMIT 1");
        robot.push(KeyCode.TAB);
        assertThat(sql.getText()).isEqualTo("SELECT 1\n        FROM a\n\n        WHERE x\nLIMIT 1");
        robot.interact(area::undo);
        assertThat(sql.getText()).doesNotContain("        FROM");
        robot.interact(() -> area.selectRange(0, 6));
        robot.push(KeyCode.TAB);
        assertThat(sql.getText()).startsWith("     1\n");
    }
}
