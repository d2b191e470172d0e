package org.schemawright.desktop.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.revision.Revision;

class RevisionSearchTest {

    private final List<HistoryRow> rows = new ArrayList<>(List.of(
            row("c00000000003", "Add rating to book", "mira", "ALTER TABLE \"book\" ADD COLUMN \"rating\" TEXT"),
            row("b00000000002", "Stores", "jonas", "CREATE TABLE \"store\" (id integer)"),
            row("a00000000001", "First tables", "mira", "CREATE TABLE \"Book\" (id integer)")));
    private final RevisionSearch search = new RevisionSearch(rows);

    private static HistoryRow row(String id, String message, String author, String up) {
        Revision revision =
                new Revision(id, List.of(), message, author, Instant.EPOCH, "sqlite", List.of(up), List.of());
        return new HistoryRow(revision, 0, 1, List.of(), true, false, false, false);
    }

    private List<String> found() {
        return rows.stream().filter(search::finds).map(HistoryRow::id).toList();
    }

    @Test
    void allWordsCountWhereverTheyStand() {
        search.find(" MIRA book ");
        assertThat(found()).containsExactly("c00000000003", "a00000000001");
        search.find("b0000");
        assertThat(found()).containsExactly("b00000000002");
        search.find("rating store");
        assertThat(found()).isEmpty();
        assertThat(search.isOn()).isTrue();
        search.find(" ");
        assertThat(search.isOn()).isFalse();
    }

    @Test
    void goesRoundFromOneFindToTheNext() {
        search.find("mira");
        HistoryRow newest = rows.getFirst();
        HistoryRow oldest = rows.getLast();
        assertThat(search.next(null, true)).isSameAs(newest);
        assertThat(search.next(newest, true)).isSameAs(oldest);
        assertThat(search.next(oldest, true)).isSameAs(newest);
        assertThat(search.next(newest, false)).isSameAs(oldest);
        search.find("nobody");
        assertThat(search.next(newest, true)).isNull();
    }

    @Test
    void looksAgainWhereTheHistoryIsAnother() {
        search.find("stores");
        rows.set(1, row("b00000000002", "Shops", "jonas", ""));
        search.again();
        assertThat(found()).isEmpty();
    }
}
