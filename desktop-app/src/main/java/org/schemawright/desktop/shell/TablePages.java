package org.schemawright.desktop.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.schemawright.desktop.browse.RowGridView;
import org.schemawright.desktop.browse.TableLink;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.desktop.design.DesignView;
import org.schemawright.desktop.inspect.DefinitionView;
import org.schemawright.desktop.widget.Icons;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.Segments;
import org.schemawright.desktop.workspace.HazardPlaces.RowsPlace;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** The pages of a table, which share a tab: its rows, its design and its SQL. */
final class TablePages {

    private static final String ROWS = "rows ";
    private static final String DESIGN = "design ";
    private static final String DEFINITION = "definition ";

    private final WorkspaceView view;
    private final Workspace workspace;
    private final Screens screens;

    private enum Side {
        ROWS,
        DESIGN,
        SQL
    }

    TablePages(WorkspaceView view, Workspace workspace, Screens screens) {
        this.view = view;
        this.workspace = workspace;
        this.screens = screens;
    }

    /** Shows rows, those of each link on a page of its own. */
    void follow(TableLink link) {
        String key = ROWS
                + link.table()
                + (link.where().isEmpty() ? "" : " " + link.where())
                + (link.sql().isEmpty() ? "" : " " + link.sql());
        Page shown = show(link.table(), key, () -> {
            RowGridView page = screens.rows(link, this::follow);
            if (workspace.schemaProperty().get().view(link.table()).isEmpty()) {
                page.lead(ways(link.table(), Side.ROWS, key));
            }
            return page;
        });
        if (link.newRow() != null && shown instanceof RowGridView grid) {
            grid.goToNewRow(link.newRow());
        }
        view.ways().reveal(drafted(link.table()));
    }

    /** Shows rows that a design has found in its way. */
    private void follow(RowsPlace place) {
        follow(new TableLink(place.table(), Map.of(), place.condition()));
    }

    /** Shows the design of a table by its name in the draft. */
    void design(ObjectName drafted) {
        design(stored(drafted), "");
    }

    private void design(ObjectName origin, String beside) {
        String key = DESIGN + origin;
        show(origin, beside, key, () -> {
            DesignView page = screens.design(origin, view.editing().editors(), this::follow);
            page.lead(ways(origin, Side.DESIGN, key));
            return page;
        });
        view.ways().reveal(drafted(origin));
    }

    /** Shows the SQL of an object on a page of its own. */
    void definition(ObjectRef object) {
        view.tabs()
                .show(DEFINITION + object, () -> screens.definition(object, view.ways()))
                .focus();
    }

    private void sql(ObjectName origin, String beside) {
        ObjectRef object = ObjectRef.of(ObjectKind.TABLE, drafted(origin));
        String key = DEFINITION + object;
        show(origin, beside, key, () -> {
            DefinitionView page = screens.definition(object, view.ways());
            page.lead(ways(origin, Side.SQL, key));
            return page;
        });
    }

    /** The table or view of the database that the page of a key is about. */
    Optional<ObjectName> named(String key) {
        return relations(workspace.schemaProperty().get())
                .filter(name -> isAbout(key, name))
                .findFirst();
    }

    /** The same by its name in the draft, in which there are new ones too. */
    Optional<ObjectName> drafted(String key) {
        PendingNames names = new PendingNames(workspace.changeSet().schemaChanges());
        return relations(workspace.draftProperty().get())
                .filter(name -> isAbout(key, names.table(name)))
                // A page is about what the database has, before a new table under the name which that had.
                .min(Comparator.comparing(name -> names.table(name).equals(name)));
    }

    private static boolean isAbout(String key, ObjectName origin) {
        return key.equals(ROWS + origin) || key.equals(DESIGN + origin);
    }

    private static Stream<ObjectName> relations(DatabaseSchema schema) {
        return Stream.concat(
                schema.tables().stream().map(Table::name),
                schema.views().stream().map(View::name));
    }

    /** Opens a page that was open the last time, as far as its table is still there. */
    void restore(String key) {
        named(key).ifPresent(name -> {
            if (key.startsWith(DESIGN)) {
                design(name, "");
            } else {
                follow(TableLink.to(name));
            }
        });
    }

    private Page show(ObjectName origin, String key, Supplier<Page> make) {
        return show(origin, "", key, make);
    }

    private Page show(ObjectName origin, String beside, String key, Supplier<Page> make) {
        view.leaveFullPage();
        boolean whole = key.equals(ROWS + origin) || key.startsWith(DESIGN) || !beside.isEmpty();
        List<String> besides = whole
                ? List.of(
                        beside,
                        ROWS + origin,
                        DESIGN + origin,
                        DEFINITION + ObjectRef.of(ObjectKind.TABLE, drafted(origin)))
                : List.of();
        Page page = view.tabs().showBeside(besides, key, make);
        page.focus();
        return page;
    }

    /** The switch between the pages of a table, at the left of each. */
    private Node ways(ObjectName origin, Side here, String key) {
        return new Segments()
                .add(
                        "Rows",
                        Icons.table(),
                        here == Side.ROWS,
                        "The rows of the table",
                        () -> view.openDrafted(drafted(origin)))
                .add(
                        "Design",
                        Icons.of(Feather.EDIT_3),
                        here == Side.DESIGN,
                        "The columns, keys and rules of the table",
                        () -> design(origin, key))
                .add(
                        "SQL",
                        Icons.of(Feather.CODE),
                        here == Side.SQL,
                        "The SQL that makes the table",
                        () -> sql(origin, key));
    }

    private ObjectName stored(ObjectName drafted) {
        return new PendingNames(workspace.changeSet().schemaChanges()).table(drafted);
    }

    /** What a table of the database is called in the draft. */
    private ObjectName drafted(ObjectName origin) {
        PendingNames names = new PendingNames(workspace.changeSet().schemaChanges());
        return names.renamedTables().contains(origin)
                ? workspace.draftProperty().get().tables().stream()
                        .map(Table::name)
                        .filter(name -> names.table(name).equals(origin))
                        .findFirst()
                        .orElse(origin)
                : origin;
    }
}
