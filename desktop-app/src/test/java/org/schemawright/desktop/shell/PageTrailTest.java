package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
class PageTrailTest {

    private record Blank(String key) implements Page {
        @Override
        public ReadOnlyStringProperty titleProperty() {
            return new ReadOnlyStringWrapper(key);
        }

        @Override
        public Node icon() {
            return new Region();
        }

        @Override
        public Node node() {
            return new Region();
        }

        @Override
        public void shown() {}

        @Override
        public void hidden() {}
    }

    @Test
    void goesBackAndForthAndPassesOverClosedPages(FxRobot robot) {
        robot.interact(() -> {
            PageTabs tabs = new PageTabs(new StackPane());
            PageTrail trail = new PageTrail(tabs);
            for (String key : new String[] {"book", "author", "country"}) {
                tabs.show(key, () -> new Blank(key));
            }
            assertThat(trail.canGoForth()).isFalse();
            trail.back();
            assertThat(tabs.currentKey()).hasValue("author");
            trail.back();
            assertThat(tabs.currentKey()).hasValue("book");
            assertThat(trail.canGoBack()).isFalse();
            trail.forth();
            trail.forth();
            assertThat(tabs.currentKey()).hasValue("country");
            tabs.close("author");
            trail.back();
            assertThat(tabs.currentKey()).hasValue("book");
            tabs.show("new", () -> new Blank("new"));
            assertThat(trail.canGoForth()).as("another way was taken").isFalse();
            tabs.closeAll();
            assertThat(trail.canGoBack()).isFalse();
            trail.back();
            assertThat(tabs.currentKey()).isEmpty();
        });
    }
}
