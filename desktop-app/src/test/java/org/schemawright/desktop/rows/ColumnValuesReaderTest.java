package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.rows.ColumnValues.Bar;
import org.schemawright.desktop.rows.ColumnValues.Frequent;
import org.schemawright.desktop.rows.ColumnValues.NoSpread;
import org.schemawright.desktop.rows.ColumnValues.Scale;
import org.schemawright.migration.schema.Table;

class ColumnValuesReaderTest {

    private static final String[] BOOKS = {
        "CREATE TABLE \"Book\" (id integer primary key, pages integer, price numeric(8, 2), printed date, stars integer,"
                + " language varchar(2), title text, cover TEXT, data " + "%s" + ")",
        "INSERT INTO \"Book\" VALUES"
                + " (1, 100, 9.50, '2020-01-01', 1, 'en', 'A', 'x', null), (2, 200, 12.00, '2020-12-31', 5, 'en', 'B', 'x', null),"
                + " (3, 300, 30.25, '2021-06-01', 5, 'de', 'C', 'x', null), (4, null, null, null, null, null, null, null, null)"
    };

    @TempDir
    Path folder;

    private RowsFixture open(boolean sqlite) throws Exception {
        RowsFixture db = sqlite ? RowsFixture.sqlite(folder.resolve("books.sqlite")) : RowsFixture.postgres();
        db.execute(BOOKS[0].formatted(sqlite ? "BLOB" : "bytea"), BOOKS[1]);
        return db;
    }

    private static ColumnValues read(RowsFixture db, String column, int rows) throws Exception {
        Table table = db.schema().table(db.named("Book")).orElseThrow();
        return new ColumnValuesReader(db.database(), rows)
                .read(table, table.column(column).orElseThrow(), new Interruption());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsAndShowsHowValuesSpread(boolean sqlite) throws Exception {
        try (RowsFixture db = open(sqlite)) {
            ColumnValues pages = read(db, "pages", 1000);
            assertThat(pages.rows()).isEqualTo(4);
            assertThat(pages.more()).isFalse();
            assertThat(pages.missing()).isOne();
            assertThat(pages.different()).isEqualTo(3);
            Scale scale = (Scale) pages.spread();
            assertThat(List.of(scale.least(), scale.median(), scale.most())).containsExactly("100", "200", "300");
            assertThat(scale.bars()).hasSize(20);
            assertThat(scale.bars().getFirst()).isEqualTo(new Bar("100 to 110", 1));
            assertThat(scale.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(3);

            assertThat(((Scale) read(db, "stars", 1000).spread()).bars())
                    .containsExactly(
                            new Bar("1", 1), new Bar("2", 0), new Bar("3", 0), new Bar("4", 0), new Bar("5", 2));
            Scale price = (Scale) read(db, "price", 1000).spread();
            assertThat(Double.parseDouble(price.least())).isEqualTo(9.5, within(0.001));
            Scale printed = (Scale) read(db, "printed", 1000).spread();
            assertThat(printed.least()).isEqualTo("2020-01-01");
            assertThat(printed.bars().getLast().words()).endsWith("2021-06-01");
            assertThat(read(db, "language", 1000).spread()).isEqualTo(new Frequent(List.of(new Bar("en", 2))));
            assertThat(read(db, "title", 1000)).isEqualTo(new ColumnValues(4, false, 1, 3, new NoSpread()));
            assertThat(read(db, "data", 1000)).isEqualTo(new ColumnValues(4, false, 4, 0, new NoSpread()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void looksAtTheFirstRowsOfALongTable(boolean sqlite) throws Exception {
        try (RowsFixture db = open(sqlite)) {
            ColumnValues pages = read(db, "pages", 2);
            assertThat(pages.rows()).isEqualTo(2);
            assertThat(pages.more()).isTrue();
            assertThat(read(db, "pages", 4).more()).isFalse();
        }
    }

    @Test
    void wordsAmongNumbersAndInfiniteDatesAreNoTrouble() throws Exception {
        try (RowsFixture db = open(true)) {
            db.execute("UPDATE \"Book\" SET pages = 'many' WHERE id = 4");
            ColumnValues pages = read(db, "pages", 1000);
            assertThat(pages.different()).isEqualTo(4);
            assertThat(pages.spread()).isInstanceOf(NoSpread.class);
        }
        try (RowsFixture db = open(false)) {
            db.execute("UPDATE \"Book\" SET printed = 'infinity' WHERE id = 4");
            assertThat(read(db, "printed", 1000).different()).isEqualTo(4);
        }
    }
}
