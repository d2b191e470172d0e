package org.schemawright.desktop.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.schemawright.desktop.shell.MainWindow;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.widget.Theme;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

/**
 * Goes through the main steps of the program as a person would, on a database that may be changed, and pictures each:
 * open, browse, edit, review, apply, change the schema, upgrade, downgrade, see the diagram, meet an error. Runs on a
 * thread beside the JavaFX thread.
 */
public final class Tour {

    /** The width of the pictures, in pixels. */
    public static final int WIDTH = 1440;

    /** The height of the pictures, in pixels. */
    public static final int HEIGHT = 900;

    private static final int MOST_REFUSALS = 3;

    private final MainWindow window;
    private final Hands hands;
    private final GridHands grid;
    private final Camera camera;

    /**
     * A tour of a window that shows the welcome screen.
     *
     * @param window the window; its root is the scene's root
     * @param scene need not be in a stage
     * @param background the program's, to know when it rests
     * @param folder where the pictures go
     */
    public Tour(MainWindow window, Scene scene, Theme theme, Background background, Path folder) throws IOException {
        this.window = window;
        this.hands = new Hands(scene, background);
        this.grid = new GridHands(hands);
        this.camera = new Camera(scene, theme, folder);
    }

    /**
     * Goes through all steps.
     *
     * @param address a file or URL; its database is changed
     */
    public void run(String address) throws InterruptedException {
        try {
            go(address);
        } catch (IllegalStateException e) {
            picture("stopped");
            throw e;
        }
    }

    private void go(String address) throws InterruptedException {
        picture("welcome");
        hands.act(() -> window.open(address));
        hands.waitFor("#schema-tree");
        picture("opened");
        Table table = TourTable.of(workspace().schemaProperty().get());
        browse(table);
        lookInto();
        narrow(table);
        edit(table);
        apply(table);
        addColumn(table);
        design(table);
        write();
        migrate();
        compare(table);
        command("Show the diagram");
        picture("diagram");
        meetAnError();
    }

    private void browse(Table table) throws InterruptedException {
        hands.type("#tree-filter", table.name().name());
        picture("filter");
        hands.type("#tree-filter", "");
        hands.act(window::search);
        hands.type("#palette-field", table.name().name());
        picture("palette");
        hands.key("#palette-field", KeyCode.ENTER);
        hands.waitFor("#row-grid");
        picture("grid");
    }

    /** What the open table is made of, and who refers to it. */
    private void lookInto() throws InterruptedException {
        command("Show definition");
        hands.waitFor("#definition-page");
        picture("definition");
        command("Close the tab");
        command("Show what refers to it");
        picture("references");
    }

    /** Shows some of the rows, and then all of them again. */
    private void narrow(Table table) throws InterruptedException {
        grid.select(0, TourTable.text(table).orElseThrow().name());
        hands.press("#filter-rows");
        hands.type("#filter-field", "a");
        hands.key("#filter-field", KeyCode.ENTER);
        hands.waitFor(".filter-chip");
        picture("conditions");
        hands.type("#filter-field", "");
        hands.key("#filter-field", KeyCode.ENTER);
        hands.press("#filter-rows");
    }

    private void edit(Table table) throws InterruptedException {
        Column text = TourTable.text(table).orElseThrow();
        grid.type(1, text.name(), "Edited on the tour");
        grid.type(4, text.name(), "Zażółć gęślą jaźń");
        grid.delete(7);
        addRow(table, text);
        Optional<Column> reference = TourTable.reference(table);
        if (reference.isPresent()) {
            grid.begin(3, reference.get().name());
            hands.waitFor("#cell-choices");
            picture("reference");
            hands.key("#cell-editor", KeyCode.ESCAPE);
            grid.select(0, "");
        }
        Optional<Column> number = TourTable.number(table);
        if (number.isPresent()) {
            grid.type(10, number.get().name(), "5:10");
        }
        picture("pending");
        if (number.isPresent()) {
            grid.putBack(10, number.get().name());
        }
        hands.press("#review");
        hands.waitFor("#review-page");
        picture("review");
        hands.tab("#review-tabs", 1);
        picture("review-sql");
        hands.tab("#review-tabs", 0);
    }

    private void addRow(Table table, Column text) throws InterruptedException {
        hands.press("#add-row");
        int added = grid.selectedRow();
        for (Column column : table.columns()) {
            if (column.equals(text) || TourTable.mustBeGiven(column)) {
                grid.type(added, column.name(), TourTable.valueFor(table, column));
            }
        }
    }

    /** Applies what is pending, with one more change that is refused: it is taken back, the others are applied. */
    private void apply(Table table) throws InterruptedException {
        hands.press("#review-back");
        Optional<Column> reference = TourTable.reference(table);
        if (reference.isPresent()) {
            grid.type(2, reference.get().name(), "987654321");
        }
        hands.press("#review");
        hands.press("#apply");
        picture("refused");
        // A row that others still refer to cannot be deleted either, so that more than one may have to be taken back.
        for (int attempt = 0; attempt < MOST_REFUSALS && isPending(); attempt++) {
            hands.press(".refused .take-back");
            hands.press("#apply");
        }
        picture("applied");
        if (isPending()) {
            throw new IllegalStateException("The changes of the tour were not applied.");
        }
        hands.press("#review-back");
    }

    private boolean isPending() {
        return !workspace().changeSet().isEmpty();
    }

    private void addColumn(Table table) throws InterruptedException {
        // The tree shows the table of the page in front as its selected line.
        hands.key("#schema-tree", KeyCode.INSERT);
        hands.type("#design-name", "rating");
        picture("add-column");
        hands.press("#design-submit");
        hands.press("#review");
        picture("review-schema");
        hands.tab("#review-tabs", 3);
        picture("review-sides");
        hands.tab("#review-tabs", 0);
        hazards(table);
        hands.type("#revision-message", "Add rating to " + table.name().name());
        hands.press("#generate");
        picture("generated");
        hands.press("#review-back");
    }

    /** The design of the table: as it is, while a type is typed, with changes and rows in their way; then as it was. */
    private void design(Table table) throws InterruptedException {
        command("Design the table");
        hands.waitFor("#design-columns");
        picture("design");
        hands.press("#design-add-column");
        hands.type("#design-cell-editor", "shelf_code");
        hands.key("#design-cell-editor", KeyCode.TAB);
        hands.key("#design-columns", KeyCode.F2);
        hands.type("#design-cell-editor", "nu");
        picture("design-type");
        hands.key("#design-cell-editor", KeyCode.DOWN);
        hands.key("#design-cell-editor", KeyCode.ENTER);
        List<Change> more = TourTable.changes(table);
        hands.act(() -> workspace().changeSchema(more));
        hands.waitFor(".trouble-line");
        picture("design-pending");
        hands.press("#design-add-reference");
        hands.waitFor("#fk-target");
        picture("design-reference");
        hands.key("#fk-target", KeyCode.ESCAPE);
        hands.act(() -> workspace().changeSet().discardAll());
    }

    /** A view that the database does not understand, and one that it does; then a trigger. */
    private void write() throws InterruptedException {
        command("New view");
        hands.waitFor("#text-said", "Shows ");
        String sql = hands.read("#text-sql");
        hands.type("#text-sql", sql.replaceFirst("\nFROM ", "\nFORM "));
        hands.waitFor("#text-said", "syntax error");
        picture("view-wrong");
        hands.type("#text-sql", sql);
        hands.waitFor("#text-said", "Shows ");
        picture("view");
        hands.press("#design-submit");
        command("New trigger");
        hands.waitFor("#text-said", "s");
        picture("trigger");
        hands.key("#text-sql", KeyCode.ESCAPE);
        hands.press("#review");
        picture("review-view");
        hands.press("#review-back");
        hands.act(() -> workspace().changeSet().discardAll());
    }

    /** What a dropped column would take with it, and a rehearsal of that; then the column stays after all. */
    private void hazards(Table table) throws InterruptedException {
        Change drop = new Change.DropColumn(
                table.name(), TourTable.text(table).orElseThrow().name());
        hands.act(() -> workspace().changeSet().addSchemaChange(drop));
        picture("review-hazards");
        hands.press("#rehearse");
        picture("rehearsed");
        hands.act(() -> workspace().changeSet().revertSchemaChange(drop));
    }

    private void migrate() throws InterruptedException {
        command("Show migrations");
        command("Show or hide the right panel");
        picture("migrations");
        hands.press("#upgrade");
        picture("run-question");
        hands.press("#confirm");
        picture("upgraded");
        hands.choose("#downgrade", 0);
        picture("downgrade-question");
        hands.press("#confirm");
        picture("downgraded");
        hands.press("#upgrade");
        hands.press("#confirm");
        meetTrouble();
        hands.press(".run-head .notice .icon-only");
        hands.press("#before-and-after");
        picture("revision-sides");
    }

    /** Somebody edits the file of an applied revision. */
    private void meetTrouble() throws InterruptedException {
        try (Stream<Path> files =
                Files.list(workspace().migrations().folderProperty().get().resolve("versions"))) {
            Path newest = files.max(Comparator.naturalOrder()).orElseThrow();
            Files.writeString(newest, Files.readString(newest).replace("\"rating\"", "\"stars\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hands.act(() -> workspace().migrations().refresh(problem -> {}));
        picture("trouble");
        hands.press("#way-restore-file");
    }

    /** The database against a script that wants something else of it. */
    private void compare(Table table) throws InterruptedException {
        Path script = workspace().migrations().folderProperty().get().resolveSibling("wanted.sql");
        DatabaseSchema present = workspace().schemaProperty().get();
        String text = TourTable.text(table).orElseThrow().name();
        DatabaseSchema wanted = ChangedSchema.after(
                present,
                List.of(
                        new Change.RenameColumn(table.name(), text, text + "_in_full"),
                        new Change.DropColumn(table.name(), "rating")));
        try {
            Files.writeString(
                    script,
                    workspace().database().dialect().schemaWriter().create(wanted).stream()
                            .map(statement -> statement.sql() + ";\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command("Compare with another schema");
        hands.choice("#compare-to", 3);
        hands.type("#compare-to-path", script.toString());
        hands.press("#compare-sides");
        picture("compare");
        command("Close the tab");
    }

    private void meetAnError() throws InterruptedException {
        command("Close this database");
        hands.waitFor("#recent-list");
        picture("recent");
        hands.act(() -> window.open("/no/such/place/shop.sqlite"));
        hands.waitFor("#open-problem");
        picture("error");
    }

    private void command(String words) throws InterruptedException {
        hands.act(window::search);
        hands.type("#palette-field", words);
        hands.key("#palette-field", KeyCode.ENTER);
    }

    private void picture(String name) throws InterruptedException {
        hands.act(() -> camera.picture(name));
    }

    private Workspace workspace() {
        return Objects.requireNonNull(window.workspaceProperty().get(), "no database is open");
    }
}
