package org.schemawright.desktop.shell;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.browse.ReviewWays;
import org.schemawright.desktop.browse.TableLink;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.NoticeBar;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.widget.ResizeHandle;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** The window's middle while a database is open: tree, pages, what belongs to the page, and the change bar. */
final class WorkspaceView extends StackPane {

    private static final String DIAGRAM = "diagram";
    private static final String MIGRATIONS = "migrations";

    private final Workspace workspace;
    private final Screens screens;
    private final SchemaTreeModel treeModel;
    private final SchemaTree tree;
    private final PageTabs tabs;
    private final PageTrail trail;
    private final ChangeBar changeBar;
    private final NothingOpen nothingOpen;
    private final VBox notice = new VBox();
    private final SidePanel side;
    private final TablePages pages;
    private final WorkspaceWays ways;
    private final HBox panes;
    private final PaneSteps steps;
    private final StatusLine status;
    private final SchemaEditing editing;
    private final Background counting;
    private final ChangeListener<@Nullable Page> pageShown = (property, before, now) -> showSide(now);
    private final InvalidationListener rowsChanged = observable -> count();
    private @Nullable Page fullPage;
    private @Nullable RunningTask count;

    WorkspaceView(Workspace workspace, Screens screens, SchemaEditing editing, StatusLine status, Background counting) {
        this.workspace = workspace;
        this.screens = screens;
        this.status = status;
        this.editing = editing;
        this.counting = counting;
        pages = new TablePages(this, workspace, screens);
        ways = new WorkspaceWays(this, workspace, screens);
        editing.leadBy(ways);
        side = new SidePanel(workspace, ways);
        treeModel = new SchemaTreeModel(workspace);
        tree = new SchemaTree(treeModel, editing);
        tree.setPrefWidth(240);
        nothingOpen = new NothingOpen(workspace, new Steps());
        tabs = new PageTabs(nothingOpen);
        trail = new PageTrail(tabs);
        changeBar = new ChangeBar(workspace.changeSet(), this::review);
        notice.getStyleClass().add("workspace-notice");
        notice.managedProperty().bind(Bindings.isNotEmpty(notice.getChildren()));
        tabs.whenClosed(this::focusPage);
        // In this order Tab goes through them.
        VBox middle = new VBox(notice, tabs, changeBar);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        tree.chosenProperty().addListener((property, before, now) -> side.choose(now));
        tree.whenReached(() -> side.bringToFront(true));
        // Not by the tabs' own focusWithin, which misses what comes to the keyboard in a page that was just put there.
        sceneProperty().flatMap(Scene::focusOwnerProperty).addListener((property, before, now) -> {
            if (FocusOrder.hasKeyboard(tabs)) {
                side.bringToFront(false);
            }
        });
        panes = new HBox(
                tree, new ResizeHandle(tree, true, 160, 480), middle, new ResizeHandle(side, false, 240, 560), side);
        tree.managedProperty().bind(tree.visibleProperty());
        getChildren().add(panes);
        getStyleClass().add("workspace");
        steps = new PaneSteps(List.of(
                new PaneSteps.Pane(tree, this::focusTree),
                new PaneSteps.Pane(notice, () -> FocusOrder.focusFirst(notice)),
                new PaneSteps.Pane(tabs, this::focusOpenPage),
                new PaneSteps.Pane(side, side::focusFirst),
                new PaneSteps.Pane(changeBar, changeBar::focusReview)));
    }

    // Coming and going

    /** Begins to follow the database. */
    void attach() {
        tree.attach();
        changeBar.attach();
        nothingOpen.attach();
        tabs.currentProperty().addListener(pageShown);
        workspace.schemaProperty().addListener(rowsChanged);
        workspace.rowsVersionProperty().addListener(rowsChanged);
        showSide(tabs.currentProperty().get());
        count();
    }

    /** Closes all pages and stops following. */
    void detach() {
        leaveFullPage();
        tabs.closeAll();
        side.detach();
        tree.detach();
        changeBar.detach();
        nothingOpen.detach();
        tabs.currentProperty().removeListener(pageShown);
        workspace.schemaProperty().removeListener(rowsChanged);
        workspace.rowsVersionProperty().removeListener(rowsChanged);
        if (count != null) {
            count.cancel();
        }
    }

    // Pages

    /** Shows the rows of a table or view. */
    void open(ObjectName name) {
        pages.follow(TableLink.to(name));
    }

    /** Shows the rows of a table or view by its name in the draft: there it may be called otherwise, or be all new. */
    void openDrafted(ObjectName name) {
        ObjectName stored = new PendingNames(workspace.changeSet().schemaChanges()).table(name);
        DatabaseSchema schema = workspace.schemaProperty().get();
        if (schema.table(stored).isPresent() || schema.view(stored).isPresent()) {
            open(stored);
        } else {
            show(Problem.of(
                    name + " is not in the database yet.",
                    "Review writes it as a migration; once that has run, it has rows to show."));
        }
    }

    void showDiagram() {
        leaveFullPage();
        tabs.show(DIAGRAM, () -> screens.diagram(this::openDrafted, editing::newTable))
                .focus();
    }

    void showMigrations() {
        leaveFullPage();
        tabs.show(MIGRATIONS, () -> screens.migrations(ways::showCompare, ways::showDiagramOf))
                .focus();
    }

    /** Shows what is pending over everything else. */
    void review() {
        if (fullPage == null) {
            showFull(screens.review(reviewWays()));
        }
    }

    /** Shows the last Apply as pending the other way round. */
    void undoApply() {
        leaveFullPage();
        showFull(screens.undoApply(reviewWays()));
    }

    private ReviewWays reviewWays() {
        return screens.reviewWays(this::leaveFullPage, pages::follow, this::showMigrations);
    }

    private void showFull(Page page) {
        Page before = tabs.currentProperty().get();
        if (before != null) {
            before.hidden();
        }
        fullPage = page;
        panes.setVisible(false);
        Node node = page.node();
        getChildren().add(node);
        page.shown();
        status.showPage(page);
        page.focus();
    }

    /** Goes back from the review to the pages. */
    void leaveFullPage() {
        Page page = fullPage;
        if (page == null) {
            return;
        }
        fullPage = null;
        page.hidden();
        page.closed();
        getChildren().remove(page.node());
        panes.setVisible(true);
        Page now = tabs.currentProperty().get();
        if (now != null) {
            now.shown();
        }
        showSide(now);
        focusPage();
    }

    /** Gives the keyboard to another part of the window. */
    void stepPane(int by) {
        steps.step(by);
    }

    /** Gives the keyboard to the page in front, or to the tree while none is open. */
    private void focusPage() {
        if (!focusOpenPage() && !focusTree() && getScene() != null) {
            FocusOrder.focusFirst(this);
        }
    }

    private boolean focusOpenPage() {
        Page now = tabs.currentProperty().get();
        if (now != null) {
            now.focus();
        }
        return now != null;
    }

    private boolean focusTree() {
        if (tree.isVisible()) {
            tree.focusTree();
        }
        return tree.isVisible();
    }

    /** Turns so many tabs to the right; from the review it goes back to them first. */
    void stepTab(int by) {
        leaveFullPage();
        tabs.step(by);
        focusPage();
    }

    /** Closes what is in front: the review, or else the tab. */
    void closeFront() {
        if (fullPage == null) {
            tabs.closeCurrent();
        } else {
            leaveFullPage();
        }
    }

    boolean hasFullPage() {
        return fullPage != null;
    }

    PageTabs tabs() {
        return tabs;
    }

    PageTrail trail() {
        return trail;
    }

    SchemaTree tree() {
        return tree;
    }

    SidePanel side() {
        return side;
    }

    WorkspaceWays ways() {
        return ways;
    }

    SchemaEditing editing() {
        return editing;
    }

    /** Opens the pages that were open the last time. */
    void restore(List<String> keys) {
        for (String key : keys) {
            if (key.equals(DIAGRAM)) {
                showDiagram();
            } else if (key.equals(MIGRATIONS)) {
                showMigrations();
            } else if (key.equals(WorkspaceWays.COMPARE)) {
                ways.showCompare();
            } else {
                pages.restore(key);
            }
        }
    }

    /** The pages of the tables. */
    TablePages pages() {
        return pages;
    }

    // Panels

    void toggleTree() {
        boolean worked = FocusOrder.hasKeyboard(tree);
        tree.setVisible(!tree.isVisible());
        if (worked) {
            focusPage();
        }
    }

    void toggleSide() {
        boolean worked = FocusOrder.hasKeyboard(side);
        side.toggle();
        if (worked) {
            focusPage();
        }
    }

    void focusFilter() {
        tree.setVisible(true);
        tree.focusFilter();
    }

    /** Says above the pages what went wrong. */
    NoticeBar show(Problem problem) {
        return show(NoticeBar.of(problem));
    }

    /** Says something above the pages. */
    NoticeBar show(NoticeBar bar) {
        bar.closable(() -> {
            notice.getChildren().remove(bar);
            focusPage();
        });
        notice.getChildren().setAll(bar);
        return bar;
    }

    private void showSide(@Nullable Page page) {
        side.showPage(page);
        status.showPage(fullPage == null ? page : fullPage);
        if (!FocusOrder.hasKeyboard(tree)) {
            tabs.currentKey().flatMap(pages::drafted).ifPresent(ways::reveal);
        }
    }

    private void count() {
        if (count != null) {
            count.cancel();
        }
        count = RowCounts.count(workspace, counting, treeModel::showRowCounts);
    }

    private final class Steps implements NothingOpen.Actions {

        @Override
        public void newTable() {
            editing.newTable();
        }

        @Override
        public void review() {
            WorkspaceView.this.review();
        }

        @Override
        public void showDiagram() {
            WorkspaceView.this.showDiagram();
        }
    }
}
