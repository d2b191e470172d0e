package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.DirectBackground;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Bytes that are a picture are shown as one beside their hex. */
@ExtendWith(ApplicationExtension.class)
class CellPictureTest {

    @TempDir
    static Path folder;

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private static String picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, bytes);
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private @Nullable Image shown(FxRobot robot, RowGridModel model, int row) {
        robot.interact(() -> {
            LargeCellModel cell = new LargeCellModel(model, model.row(row), column(model, "data"));
            stage.setScene(new Scene(new LargeCellView(cell, new DirectBackground(), null, () -> {})));
            stage.show();
        });
        return robot.lookup(node -> node instanceof ImageView)
                .<ImageView>tryQuery()
                .map(ImageView::getImage)
                .orElse(null);
    }

    private void picturesAreShown(FxRobot robot, RowGridModel model) {
        for (int row = 0; row < 2; row++) {
            assertThat(shown(robot, model, row)).isNotNull().satisfies(image -> assertThat(
                            image.getWidth() / image.getHeight())
                    .isEqualTo(1.5));
        }
        assertThat(shown(robot, model, 2)).as("no picture").isNull();
        assertThat(shown(robot, model, 3)).as("a broken one").isNull();
    }

    @Test
    void picturesAreShownAndOtherBytesAreNot(FxRobot robot) throws Exception {
        String png = picture("png");
        String jpeg = picture("jpeg");
        String broken = png.substring(0, 40);
        try (BrowseFixture db = new BrowseFixture(
                folder,
                "create table t (id integer primary key, data blob)",
                "insert into t values (1, x'" + png + "'), (2, x'" + jpeg + "'), (3, x'00ff'), (4, x'" + broken
                        + "')")) {
            picturesAreShown(robot, db.grid("t"));
        }
        String row = "decode('%s', 'hex'))";
        try (PostgresBrowse db = new PostgresBrowse(
                folder,
                "create table t (id int primary key, data bytea)",
                "insert into t values (1, " + row.formatted(png) + ", (2, " + row.formatted(jpeg) + ", (3, "
                        + row.formatted("00ff") + ", (4, " + row.formatted(broken))) {
            picturesAreShown(robot, db.grid("t"));
        }
    }
}
