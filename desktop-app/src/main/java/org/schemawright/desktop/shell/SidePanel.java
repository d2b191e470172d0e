package org.schemawright.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.inspect.ObjectActions;
import org.schemawright.desktop.inspect.ObjectModel;
import org.schemawright.desktop.inspect.ObjectPanelView;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Page;
import org.schemawright.desktop.workspace.Workspace;

/**
 * The right side of the window: what belongs to the page in front, or the object that is selected in the tree. It
 * follows the keyboard: in the tree it shows the object, in the page what belongs to that.
 */
final class SidePanel extends VBox {

    private final ObjectModel model;
    private final ObjectPanelView object;
    private final ToggleButton pageTab = new ToggleButton("Row");
    private final ToggleButton objectTab = new ToggleButton("Object");
    private final HBox tabs = new HBox(pageTab, objectTab);
    private final StackPane content = new StackPane();
    private @Nullable Node pageSide;
    private boolean pageAlone;
    private boolean wanted = true;
    private boolean objectChosen;
    private boolean objectInFront;
    private boolean objectOnScreen;

    SidePanel(Workspace workspace, ObjectActions actions) {
        model = new ObjectModel(workspace);
        object = new ObjectPanelView(model, actions, true);
        getStyleClass().add("side-panel");
        setPrefWidth(320);
        ToggleGroup group = new ToggleGroup();
        pageTab.setToggleGroup(group);
        objectTab.setToggleGroup(group);
        pageTab.setId("side-page");
        objectTab.setId("side-object");
        pageTab.setOnAction(event -> bringToFront(false));
        objectTab.setOnAction(event -> bringToFront(true));
        tabs.getStyleClass().add("side-tabs");
        tabs.managedProperty().bind(tabs.visibleProperty());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(tabs, content);
        managedProperty().bind(visibleProperty());
        layOut();
    }

    /** Shows what belongs to the page in front. */
    void showPage(@Nullable Page page) {
        pageSide = page == null ? null : page.side();
        pageAlone = page != null && page.standsAlone();
        pageTab.setText(page == null ? "Row" : page.sideName());
        layOut();
    }

    /** The line of the tree that is selected; null once there is none. */
    void choose(@Nullable TreeEntry entry) {
        objectChosen = objectChosen || entry != null;
        if (entry instanceof TreeEntry.UnreadLine line) {
            model.show(line.unread());
        } else {
            model.show(entry == null ? null : entry.ref());
        }
        layOut();
    }

    /** The keyboard is in the tree, or in the page. */
    void bringToFront(boolean theObject) {
        objectInFront = theObject;
        layOut();
    }

    /** Shows or hides the panel. */
    void toggle() {
        wanted = !wanted;
        layOut();
    }

    /** Makes sure that the panel is seen, and gives the keyboard to what refers to the object. */
    void focusReferences() {
        wanted = true;
        objectChosen = true;
        bringToFront(true);
        if (!object.focusReferences()) {
            focusFirst();
        }
    }

    boolean focusFirst() {
        return isVisible() && FocusOrder.focusFirst(this);
    }

    /** Stops following the schema. */
    void detach() {
        objectChosen = false;
        pageSide = null;
        layOut();
    }

    private void layOut() {
        boolean showObject = objectChosen && (objectInFront || pageSide == null && !pageAlone);
        Node shown = showObject ? object.node() : pageSide;
        tabs.setVisible(objectChosen && pageSide != null);
        pageTab.setSelected(!showObject);
        objectTab.setSelected(showObject);
        if (shown == null) {
            content.getChildren().clear();
        } else if (content.getChildren().isEmpty() || content.getChildren().getFirst() != shown) {
            content.getChildren().setAll(shown);
        }
        setVisible(wanted && shown != null);
        follow(isVisible() && showObject);
    }

    private void follow(boolean onScreen) {
        if (objectOnScreen != onScreen) {
            objectOnScreen = onScreen;
            if (onScreen) {
                object.shown();
            } else {
                object.hidden();
            }
        }
    }
}
