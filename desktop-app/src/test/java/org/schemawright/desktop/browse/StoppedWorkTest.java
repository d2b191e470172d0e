package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.task.HeldBackground;
import org.schemawright.migration.change.Change;

/** Every task can be stopped from the status line; the review waits for none of them then. */
class StoppedWorkTest {

    @TempDir
    Path folder;

    private final HeldBackground background = new HeldBackground();
    private BrowseFixture books;
    private ReviewModel review;

    @BeforeEach
    void open() throws Exception {
        books = new BrowseFixture(folder, background, BrowseFixture.BOOKS);
        review = new ReviewModel(books.workspace());
        review.attach();
    }

    @AfterEach
    void close() {
        review.detach();
        books.close();
    }

    @Test
    void aPlanThatIsStoppedIsMadeAnewWithTheNextChange() {
        background.hold("Planning the schema changes");
        drop("pages");
        List<String> done = new ArrayList<>();
        review.schema().whenPlanned(() -> done.add("with a plan that was stopped"));
        background.stopWaiting();

        assertThat(review.schema().problemProperty().get().title()).isEqualTo("Planning was stopped.");
        assertThat(review.planProperty().get()).isNull();
        assertThat(done).isEmpty();
        review.schema().whenPlanned(() -> done.add("at once"));
        assertThat(done).containsExactly("at once");

        drop("sold");
        assertThat(review.planProperty().get()).isNotNull();
        assertThat(review.schema().problemProperty().get()).isNull();
    }

    @Test
    void countingThatIsStoppedSaysSo() {
        background.hold("Counting");
        drop("pages");
        assertThat(background.waiting()).isEqualTo(1);
        assertThat(review.schema().lookProperty().get().looking()).isTrue();
        background.stopWaiting();
        assertThat(review.schema().lookProperty().get().looking()).isFalse();
        assertThat(review.schema().lookProperty().get().problem()).isNotNull();
    }

    @Test
    void whatGoesAlongIsNoLongerCountedWhenThatIsStopped() {
        background.hold("Counting what goes along");
        RowGridModel authors = books.grid("author");
        authors.deleteRows(List.of(0));
        assertThat(review.alongProperty().get()).isEqualTo(Along.COUNTING);
        background.stopWaiting();
        assertThat(review.alongProperty().get().note()).startsWith("What goes along could not be counted.");
        authors.detach();
    }

    private void drop(String column) {
        books.workspace()
                .changeSet()
                .addSchemaChange(new Change.DropColumn(
                        books.workspace().schemaProperty().get().named("book"), column));
    }
}
