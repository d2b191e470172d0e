package org.schemawright.desktop.shell;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.schemawright.desktop.browse.ReviewModel;
import org.schemawright.desktop.browse.ReviewView;
import org.schemawright.desktop.browse.ReviewWays;
import org.schemawright.desktop.browse.RowGridModel;
import org.schemawright.desktop.browse.RowGridView;
import org.schemawright.desktop.browse.TableLink;
import org.schemawright.desktop.compare.CompareModel;
import org.schemawright.desktop.compare.CompareView;
import org.schemawright.desktop.compare.CompareWays;
import org.schemawright.desktop.design.DesignModel;
import org.schemawright.desktop.design.DesignView;
import org.schemawright.desktop.design.SchemaEditors;
import org.schemawright.desktop.diagram.DiagramActions;
import org.schemawright.desktop.diagram.DiagramModel;
import org.schemawright.desktop.diagram.DiagramView;
import org.schemawright.desktop.inspect.DefinitionView;
import org.schemawright.desktop.inspect.ObjectActions;
import org.schemawright.desktop.migrate.GenerateQuestion;
import org.schemawright.desktop.migrate.MigrationsModel;
import org.schemawright.desktop.migrate.MigrationsView;
import org.schemawright.desktop.migrate.MigrationsWays;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.FileDialogs;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.ComparedSchemas;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** Makes the pages of an open database from the rooms that have screens. */
final class Screens {

    private final Workspace workspace;
    private final Background background;
    private final Theme theme;
    private final Overlay overlay;
    private final FileDialogs files;
    private final OtherDatabases others;

    /** @param others what the open one can be compared with */
    Screens(
            Workspace workspace,
            Background background,
            Theme theme,
            Overlay overlay,
            FileDialogs files,
            OtherDatabases others) {
        this.others = others;
        this.workspace = workspace;
        this.background = background;
        this.theme = theme;
        this.overlay = overlay;
        this.files = files;
    }

    /** The rows of a table or view. */
    RowGridView rows(TableLink link, Consumer<TableLink> open) {
        return new RowGridView(new RowGridModel(workspace, link), open, files);
    }

    /**
     * The design of a table.
     *
     * @param origin its name in the database, or the one under which a pending change creates it
     */
    DesignView design(ObjectName origin, SchemaEditors editors, Consumer<RowsPlace> showRows) {
        return new DesignView(new DesignModel(workspace, origin), editors, showRows);
    }

    /** The SQL of an object. */
    DefinitionView definition(ObjectRef object, ObjectActions actions) {
        return new DefinitionView(workspace, object, actions);
    }

    /** What is pending. */
    Page review(ReviewWays ways) {
        return new ReviewView(new ReviewModel(workspace), ways);
    }

    /** The same with the last Apply pending the other way round. */
    Page undoApply(ReviewWays ways) {
        return new ReviewView(new ReviewModel(workspace).undoingApply(), ways);
    }

    /** Where the review leads. */
    ReviewWays reviewWays(Runnable back, Consumer<TableLink> open, Runnable migrations) {
        return new ReviewWays(back, open, migrations, overlay);
    }

    /** The tables and their relationships. */
    Page diagram(Consumer<ObjectName> open, Runnable newTable) {
        return new DiagramView(DiagramModel.of(workspace, background), theme, new DiagramActions(open, newTable));
    }

    /** What changes between two schemas, as a diagram. */
    Page diagramOf(String title, ComparedSchemas schemas, DiagramActions actions) {
        return new DiagramView(DiagramModel.between(schemas.before(), schemas.after(), background), theme, actions)
                .ofRevision(title);
    }

    /** The history. */
    Page migrations(Runnable compare, BiConsumer<String, ComparedSchemas> diagram) {
        return new MigrationsView(new MigrationsModel(workspace), overlay, new MigrationsWays(compare, diagram, files));
    }

    /** Two schemas and what differs. */
    Page compare(Runnable showMigrations) {
        return new CompareView(
                new CompareModel(workspace, others),
                new CompareWays(
                        files,
                        (changes, hazards, onMessage) -> GenerateQuestion.ask(overlay, changes, hazards, "", onMessage),
                        showMigrations));
    }
}
