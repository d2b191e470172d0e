package org.schemawright.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The way through the pages, to go back on after a reference was followed, and forth again. */
final class PageTrail {

    private final PageTabs tabs;
    private final Deque<String> behind = new ArrayDeque<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private @Nullable String now;
    private boolean going;

    /** The way from now on. */
    PageTrail(PageTabs tabs) {
        this.tabs = tabs;
        tabs.currentProperty().addListener((property, before, page) -> moved());
        tabs.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.BACK) {
                back();
                event.consume();
            } else if (event.getButton() == MouseButton.FORWARD) {
                forth();
                event.consume();
            }
        });
    }

    boolean canGoBack() {
        return behind.stream().anyMatch(this::isOpen);
    }

    boolean canGoForth() {
        return ahead.stream().anyMatch(this::isOpen);
    }

    /** To the page that was in front before, as it was left; pages that were closed are passed over. */
    void back() {
        go(behind, ahead);
    }

    /** To the page from which somebody went back. */
    void forth() {
        go(ahead, behind);
    }

    private void go(Deque<String> from, Deque<String> to) {
        String next = from.poll();
        while (next != null && !isOpen(next)) {
            next = from.poll();
        }
        if (next == null) {
            return;
        }
        if (now != null) {
            to.push(now);
        }
        now = next;
        going = true;
        tabs.show(next, () -> {
                    throw new NoSuchElementException("a page that is not open");
                })
                .focus();
        going = false;
    }

    private boolean isOpen(String key) {
        return !key.equals(now) && tabs.find(key).isPresent();
    }

    private void moved() {
        String key = tabs.currentKey().orElse(null);
        if (going || key == null || key.equals(now)) {
            return;
        }
        if (now != null) {
            behind.push(now);
            ahead.clear();
        }
        now = key;
    }
}
