package org.schemawright.desktop.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.FocusOrder;
import org.schemawright.desktop.widget.Page;

/** The tabs in the middle of the window. Each page has a key, by which it is found again instead of opened twice. */
final class PageTabs extends StackPane {

    private final TabPane tabs = new TabPane();
    private final Map<String, OpenPage> pages = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Page> current = new ReadOnlyObjectWrapper<>();
    private boolean closing;
    private Runnable onClosed = () -> {};

    private record OpenPage(Page page, Tab tab) {}

    /**
     * Tabs.
     *
     * @param nothing what is shown while no page is open
     */
    PageTabs(Node nothing) {
        getStyleClass().add("page-tabs");
        tabs.setId("page-tabs");
        tabs.setAccessibleText("Open pages");
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> moveTo(now));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        nothing.visibleProperty().bind(tabs.visibleProperty().not());
        getChildren().addAll(nothing, tabs);
    }

    /** The page in front; null when there is none. */
    ReadOnlyObjectProperty<@Nullable Page> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Brings a page to the front; made when it is not open. */
    Page show(String key, Supplier<Page> make) {
        OpenPage open = pages.get(key);
        if (open == null) {
            open = add(key, make.get());
        }
        Tab tab = open.tab();
        boolean behind = !key.equals(tab.getUserData());
        if (behind) {
            dress(tab, key, open.page());
        }
        if (behind && tabs.getSelectionModel().getSelectedItem() == tab) {
            moveTo(tab);
        } else {
            tabs.getSelectionModel().select(tab);
        }
        return open.page();
    }

    /**
     * Brings a page to the front in the tab of another one, which stays behind it as it is left; with its own tab where it
     * is open already, or the other is not.
     *
     * @param besides the keys of the pages that it shares a tab with
     */
    Page showBeside(List<String> besides, String key, Supplier<Page> make) {
        OpenPage host = besides.stream()
                .map(pages::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (host != null && !pages.containsKey(key)) {
            pages.put(key, new OpenPage(make.get(), host.tab()));
        }
        return show(key, make);
    }

    /** The page of a key, when it is open. */
    Optional<Page> find(String key) {
        return Optional.ofNullable(pages.get(key)).map(OpenPage::page);
    }

    /** The keys of the pages that are shown, each in its tab, in the order of the tabs. */
    List<String> keys() {
        return tabs.getTabs().stream().map(tab -> (String) tab.getUserData()).toList();
    }

    /** The key of the page in front. */
    Optional<String> currentKey() {
        return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()).map(tab -> (String) tab.getUserData());
    }

    /** Says who gives the keyboard to another place when the page that had it was closed. */
    void whenClosed(Runnable then) {
        onClosed = then;
    }

    void close(String key) {
        OpenPage open = pages.get(key);
        if (open != null) {
            boolean worked = hasKeyboard();
            tabs.getTabs().remove(open.tab());
            gone(key);
            if (worked) {
                onClosed.run();
            }
        }
    }

    void closeCurrent() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null) {
            close((String) tab.getUserData());
        }
    }

    void closeOthers() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab != null) {
            closeOthers((String) tab.getUserData());
        }
    }

    private void closeOthers(String key) {
        keys().stream().filter(other -> !other.equals(key)).toList().forEach(this::close);
    }

    void closeAll() {
        moveTo(null);
        // No page comes to the front, and reads its rows, only to be closed next.
        closing = true;
        keys().forEach(this::close);
        closing = false;
    }

    /** Moves so many tabs to the right, round the end. */
    void step(int by) {
        int count = tabs.getTabs().size();
        if (count > 0) {
            tabs.getSelectionModel()
                    .select(Math.floorMod(tabs.getSelectionModel().getSelectedIndex() + by, count));
        }
    }

    private boolean hasKeyboard() {
        return FocusOrder.hasKeyboard(tabs);
    }

    private OpenPage add(String key, Page page) {
        Tab tab = new Tab();
        dress(tab, key, page);
        OpenPage open = new OpenPage(page, tab);
        pages.put(key, open);
        tabs.getTabs().add(tab);
        return open;
    }

    /** Has a tab show a page. */
    private void dress(Tab tab, String key, Page page) {
        tab.setUserData(key);
        tab.textProperty().bind(page.titleProperty());
        tab.setGraphic(page.icon());
        tab.setContent(page.node());
        // Asked for by the cross, and done here like by the key.
        tab.setOnCloseRequest(event -> {
            event.consume();
            close(key);
        });
        tab.setContextMenu(menu(key));
    }

    private ContextMenu menu(String key) {
        MenuItem close = new MenuItem("Close");
        close.setAccelerator(Shortcuts.CLOSE_TAB.shown());
        close.setOnAction(event -> close(key));
        MenuItem others = new MenuItem("Close others");
        others.setOnAction(event -> closeOthers(key));
        MenuItem all = new MenuItem("Close all");
        all.setOnAction(event -> closeAll());
        return new ContextMenu(close, others, all);
    }

    private void moveTo(@Nullable Tab tab) {
        Page before = current.get();
        OpenPage open = tab == null ? null : pages.get((String) tab.getUserData());
        Page now = open == null ? null : open.page();
        if (before == now || closing) {
            return;
        }
        if (before != null) {
            before.hidden();
        }
        current.set(now);
        if (now != null) {
            now.shown();
        }
    }

    /** Those behind it in the same tab are gone too. */
    private void gone(String key) {
        OpenPage open = pages.remove(key);
        if (open == null) {
            return;
        }
        open.tab().textProperty().unbind();
        open.page().closed();
        List<String> behind = pages.entrySet().stream()
                .filter(entry -> entry.getValue().tab() == open.tab())
                .map(Map.Entry::getKey)
                .toList();
        behind.forEach(this::gone);
    }
}
