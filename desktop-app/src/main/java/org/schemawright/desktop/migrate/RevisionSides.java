package org.schemawright.desktop.migrate;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.BeforeAfter;
import org.schemawright.desktop.widget.Buttons;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Texts;
import org.schemawright.migration.revision.Revision;

/** The schema before and after a revision: what changes, side by side, and as a diagram. */
final class RevisionSides extends VBox {

    private static final double HEIGHT = 460;

    private final MigrationsModel model;
    private final MigrationsWays ways;
    private final Revision revision;
    private boolean asked;

    RevisionSides(MigrationsModel model, MigrationsWays ways, Revision revision) {
        super(8);
        this.model = model;
        this.ways = ways;
        this.revision = revision;
        setId("revision-sides");
    }

    /** Begins to look, when nobody has yet. */
    void look() {
        if (asked) {
            return;
        }
        asked = true;
        Label waiting = Texts.hint("The revisions up to this one are replayed in a scratch database…");
        waiting.setGraphic(Icons.of(Feather.LOADER, 14, "accent-text"));
        getChildren().setAll(Texts.wrapped(waiting));
        model.care()
                .around(revision, this::show, this::show)
                .onCancelled(() -> show(Problem.of("Stopped.", "Open this again to replay the revisions.")));
    }

    private void show(CareModel.Around around) {
        List<BeforeAfter.Entry> entries = around.entries();
        if (entries.isEmpty()) {
            getChildren().setAll(Texts.wrapped(Texts.muted("It leaves the schema as it is.")));
            return;
        }
        BeforeAfter sides = new BeforeAfter(false);
        sides.setPrefHeight(HEIGHT);
        sides.setMinHeight(HEIGHT);
        sides.show(entries);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var diagram = Buttons.flat("Show as a diagram", Feather.SHARE_2, () -> ways.diagram()
                .accept("“" + revision.message() + "”", around.schemas()));
        diagram.setId("revision-diagram");
        HBox bar = new HBox(
                8, Texts.hint(NumberWords.count(entries.size(), "object changes", "objects change")), space, diagram);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(bar, sides);
    }

    private void show(Problem problem) {
        asked = false;
        getChildren().setAll(Texts.wrapped(Texts.plain(problem.title())), Texts.wrapped(Texts.hint(problem.advice())));
    }
}
