package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.schemawright.desktop.widget.Page;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PageTabsTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void everyPageIsShownHiddenAndClosedInTurn(FxRobot robot) {
        robot.interact(() -> {
            PageTabs tabs = new PageTabs(new StackPane());
            tabs.show("one", () -> new Blank("one"));
            tabs.show("two", () -> new Blank("two"));
            tabs.closeCurrent();
        });
        assertThat(told)
                .containsExactly("one shown", "one hidden", "two shown", "two hidden", "one shown", "two closed");
    }

    @Test
    void noPageComesToTheFrontWhileAllAreClosed(FxRobot robot) {
        PageTabs[] tabs = new PageTabs[1];
        robot.interact(() -> {
            tabs[0] = new PageTabs(new StackPane());
            for (String key : List.of("one", "two", "three")) {
                tabs[0].show(key, () -> new Blank(key));
            }
            tabs[0].show("one", () -> new Blank("never"));
            told.clear();
            tabs[0].closeAll();
        });
        assertThat(told).containsExactly("one hidden", "one closed", "two closed", "three closed");
        assertThat(tabs[0].currentProperty().get()).isNull();
        told.clear();
        robot.interact(() -> tabs[0].show("one", () -> new Blank("one")));
        assertThat(told).as("it can be opened again").containsExactly("one shown");
    }

    @Test
    void pagesOfOneThingShareATab(FxRobot robot) {
        PageTabs[] tabs = new PageTabs[1];
        robot.interact(() -> {
            tabs[0] = new PageTabs(new StackPane());
            tabs[0].show("rows", () -> new Blank("rows"));
            tabs[0].show("other", () -> new Blank("other"));
            tabs[0].showBeside(List.of("rows"), "design", () -> new Blank("design"));
        });
        assertThat(tabs[0].keys()).containsExactly("design", "other");
        told.clear();
        robot.interact(() -> tabs[0].show("rows", () -> new Blank("never")));
        assertThat(tabs[0].keys()).containsExactly("rows", "other");
        assertThat(told).as("both are as they were left").containsExactly("design hidden", "rows shown");
        told.clear();
        robot.interact(() -> tabs[0].closeCurrent());
        assertThat(told).containsExactly("rows hidden", "other shown", "rows closed", "design closed");
        assertThat(tabs[0].find("design")).isEmpty();
    }

    /** A page with nothing on it, which says what it is told. */
    private final class Blank implements Page {
        private final ReadOnlyStringWrapper title;
        private final Region node = new Region();

        Blank(String title) {
            this.title = new ReadOnlyStringWrapper(title);
        }

        @Override
        public ReadOnlyStringProperty titleProperty() {
            return title.getReadOnlyProperty();
        }

        @Override
        public Node icon() {
            return new Region();
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public void shown() {
            told.add(title.get() + " shown");
        }

        @Override
        public void hidden() {
            told.add(title.get() + " hidden");
        }

        @Override
        public void closed() {
            told.add(title.get() + " closed");
        }
    }
}
