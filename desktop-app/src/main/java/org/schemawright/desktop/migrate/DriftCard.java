package org.schemawright.desktop.migrate;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.desktop.workspace.Trouble.Mark;
import org.schemawright.desktop.workspace.Trouble.Stop;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.rehearse.DriftReport;

/** What differs between a database and its revisions, and taking it over. */
final class DriftCard extends VBox {

    /** @param putBack asks whether the differences are to be undone instead */
    DriftCard(DriftReport report, MigrationsModel model, Runnable close, Runnable putBack) {
        getStyleClass().addAll("dialog-body", "drift-card");
        setId("drift-card");
        setPrefWidth(560);
        setSpacing(14);
        VBox lines = new VBox(8);
        report.differences().forEach(difference -> lines.getChildren().add(line(difference)));
        report.notes().forEach(note -> lines.getChildren().add(Texts.wrapped(Texts.hint(note))));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(320);
        scroll.getStyleClass().add("run-card-scroll");
        scroll.setAccessibleText("Differences");
        TextField message = new TextField("Take over what was changed beside the revisions");
        message.setId("adopt-message");
        Label caption = Texts.hint("Message of the revision");
        caption.setLabelFor(message);
        Button adopt = Buttons.primary("Take over as a revision", null, () -> {
            close.run();
            model.care().adopt(report, message.getText());
        });
        adopt.setId("adopt");
        adopt.setDefaultButton(true);
        boolean readOnly = !model.readOnlyReason().isEmpty();
        adopt.disableProperty().bind(message.textProperty().map(words -> readOnly || words.isBlank()));
        Button back = Buttons.plain("Put back\u2026", Feather.ROTATE_CCW, () -> {
            close.run();
            putBack.run();
        });
        back.setId("put-back");
        back.setDisable(readOnly);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(back, space, Buttons.plain("Close", null, close), adopt);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        Texts.sectionTitle("What differs from " + model.names(report.revisions())),
                        new TroublePicture(List.of(
                                new Stop(Mark.REVISION, model.names(report.revisions())),
                                new Stop(Mark.CHANGED, "changed beside it"),
                                new Stop(Mark.UNCLEAR, "this database"))),
                        scroll,
                        new VBox(4, caption, message),
                        Texts.wrapped(Texts.hint("The revision says what is here already and is recorded as applied;"
                                + " nothing is run. Other databases get it by their next upgrade. Or put the database back"
                                + " to what its revisions make.")),
                        buttons);
    }

    private static HBox line(Difference difference) {
        VBox words = new VBox(2, Texts.wrapped(new Label(DifferenceWords.of(difference) + ".")));
        DifferenceWords.details(difference)
                .forEach(detail -> words.getChildren().add(Texts.wrapped(Texts.hint(detail))));
        return new HBox(
                8,
                difference.added()
                        ? Icons.of(Feather.PLUS, 14, "success-text")
                        : difference.removed()
                                ? Icons.of(Feather.MINUS, 14, "danger-text")
                                : Icons.of(Feather.EDIT_2, 14, "warning-text"),
                words);
    }
}
