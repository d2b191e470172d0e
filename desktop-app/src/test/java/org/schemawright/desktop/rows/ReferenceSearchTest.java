package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.schema.Table;

class ReferenceSearchTest {

    @TempDir
    Path folder;

    private RowsFixture open(String engine) throws Exception {
        return engine.equals("sqlite")
                ? RowsFixture.sqlite(Files.createTempDirectory(folder, "db").resolve("t.sqlite"))
                : RowsFixture.postgres();
    }

    private static ReferenceSearch search(RowsFixture db, String table, List<String> key, String... labels)
            throws Exception {
        Table found = db.schema().table(db.named(table)).orElseThrow();
        return new ReferenceSearch(db.database(), found, key, List.of(labels));
    }

    private static List<String> labels(ReferenceSearch.Found found) {
        return found.rows().stream().map(ReferencedRow::label).toList();
    }

    private static List<String> found(ReferenceSearch search, String typed) throws Exception {
        return labels(search.find(typed, null, 50, Background.Progress.UNATTENDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void findsByEveryWordOfTheNameAndByTheBeginningOfTheKey(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            db.execute(
                    "create table author (id integer primary key, first_name text, last_name text)",
                    "insert into author values (1, 'Ursula', 'Le Guin'), (12, 'Iain', 'Banks'), (3, 'Émile', 'Zola'),"
                            + " (4, null, 'Tove 12'), (5, '50%', 'a_b'), (6, null, null)");
            ReferenceSearch search = search(db, "author", List.of("id"), "first_name", "last_name");

            assertThat(found(search, "gui urs")).containsExactly("Ursula Le Guin");
            assertThat(found(search, "12")).containsExactly("Iain Banks", "Tove 12");
            assertThat(found(search, "ÉMILE")).containsExactly("Émile Zola");
            assertThat(found(search, "émile")).containsExactly("Émile Zola");
            assertThat(found(search, "50%")).containsExactly("50% a_b");
            assertThat(found(search, "%")).containsExactly("50% a_b");
            assertThat(found(search, "_")).containsExactly("50% a_b");
            assertThat(found(search, "nobody")).isEmpty();
            assertThat(found(search, "o'; drop table author --")).isEmpty();
            assertThat(found(search, "")).hasSize(6).contains("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void namesThatBeginLikeThatComeFirst(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            db.execute(
                    "create table city (id integer primary key, name text)",
                    "insert into city values (1, 'New York'), (2, 'York'), (3, 'yorkshire'), (4, 'Abbey of York')");
            assertThat(found(search(db, "city", List.of("id"), "name"), "york"))
                    .containsExactly("York", "yorkshire", "Abbey of York", "New York");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void partsFollowOneAnotherWithoutGapsWhateverTheNamesAre(String engine) throws Exception {
        try (RowsFixture db = open(engine)) {
            String many = engine.equals("sqlite")
                    ? "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) select"
                    : "select";
            String from = engine.equals("sqlite") ? " from n" : " from generate_series(1, 500) i";
            db.execute(
                    "create table part (a integer not null, b varchar(9) not null, name text, primary key (a, b))",
                    "insert into part " + many + " i / 10, 'k' || i, case when i % 7 = 0 then null"
                            + " else 'name ' || (i % 5) end" + from);
            Table part = db.schema().table(db.named("part")).orElseThrow();
            for (long sorted : new long[] {ReferenceSearch.SORTED_ROWS, 499}) {
                ReferenceSearch search =
                        new ReferenceSearch(db.database(), part, List.of("a", "b"), List.of("name"), sorted);
                everyPartOnce(search);
            }
        }
    }

    private static void everyPartOnce(ReferenceSearch search) throws Exception {
        for (String typed : List.of("", "name", "k1")) {
            List<List<Object>> keys = new ArrayList<>();
            ReferenceSearch.@Nullable Place place = null;
            do {
                ReferenceSearch.Found found = search.find(typed, place, 37, Background.Progress.UNATTENDED);
                found.rows().forEach(row -> keys.add(row.key()));
                place = found.more();
            } while (place != null);
            assertThat(new HashSet<>(keys)).as("'%s'", typed).hasSameSizeAs(keys);
            assertThat(keys).as("'%s'", typed).hasSize(typed.equals("name") ? 429 : typed.isEmpty() ? 500 : 111);
        }
    }
}
