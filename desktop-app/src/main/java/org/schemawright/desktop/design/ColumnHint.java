package org.schemawright.desktop.design;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Nodes;
import org.schemawright.migration.schema.ObjectName;

/** The line below a column that is being written: what is wrong, else what is doubtful, and the reference it may want. */
final class ColumnHint extends HBox {

    private final ColumnDraft column;
    private final Label words = new Label();
    private final Hyperlink refer;

    ColumnHint(ColumnDraft column) {
        super(10);
        this.column = column;
        refer = Buttons.link("", this::refer);
        refer.getStyleClass().addAll("small-text", "column-refer");
        words.getStyleClass().add("small-text");
        words.setWrapText(true);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, refer);
    }

    /** Shows a problem, where there is one, and the table that the name speaks of. */
    void show(String problem, Optional<ObjectName> meant) {
        boolean wrong = !problem.isEmpty();
        words.setText(wrong ? problem : column.typeDoubt());
        words.getStyleClass().removeAll("danger-text", "warning-text");
        words.getStyleClass().add(wrong ? "danger-text" : "warning-text");
        Nodes.show(words, !words.getText().isEmpty());
        refer.setUserData(meant.orElse(null));
        meant.ifPresent(table -> refer.setText("Refer to " + table));
        Nodes.show(refer, meant.isPresent());
        Nodes.show(this, words.isVisible() || refer.isVisible());
    }

    private void refer() {
        if (refer.getUserData() instanceof ObjectName table) {
            column.target.set(table);
        }
    }
}
