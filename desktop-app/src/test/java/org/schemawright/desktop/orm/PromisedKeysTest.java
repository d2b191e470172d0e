package org.schemawright.desktop.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.ObjectName;

class PromisedKeysTest {

    @TempDir
    Path folder;

    private static RowChange.Insert insert(ObjectName table, long id, String column, @Nullable Object value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(column, value);
        return new RowChange.Insert(table, id, values);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsThatReferToNewOnesAreAppliedAndTakenBack(boolean sqlite) throws Exception {
        try (OpenTestDatabase db = sqlite ? OpenTestDatabase.sqlite(folder) : OpenTestDatabase.postgres()) {
            String id = sqlite ? "id integer primary key" : "id int generated always as identity primary key";
            db.run(
                    "create table author (" + id + ", code text unique, name text)",
                    "create table book (" + id + ", author_id int references author(id),"
                            + " code text references author(code))",
                    "create table linked (author_id int references author(id), book_id int references book(id),"
                            + " primary key (author_id, book_id))",
                    "insert into author (name) values ('first')");
            ObjectName author = db.schema().named("author");
            ObjectName book = db.schema().named("book");
            NewRowKey newAuthor = new NewRowKey(author, 7, "id");
            Map<String, @Nullable Object> link = new LinkedHashMap<>();
            link.put("author_id", newAuthor);
            link.put("book_id", new NewRowKey(book, 8, "id"));
            List<RowChange> changes = List.of(
                    new RowChange.Insert(db.schema().named("linked"), 9, link),
                    insert(book, 8, "author_id", newAuthor),
                    insert(book, 10, "code", new NewRowKey(author, 7, "code")),
                    insert(author, 7, "code", "AL"));
            Inverse back = new Inverse();

            assertThat(db.sessions().apply(changes, back)).isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.query("select a.code, b.code from linked l join author a on a.id = l.author_id"
                            + " join book b on b.id = l.book_id and b.author_id = a.id"))
                    .containsExactly("AL|null");
            assertThat(db.query("select count(*) from book where code = 'AL'")).containsExactly("1");

            assertThat(back.lost()).isEmpty();
            assertThat(db.sessions().apply(back.changes(), null)).isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.query("select count(*) from linked union all select count(*) from book"
                            + " union all select count(*) from author"))
                    .containsExactly("0", "0", "1");
        }
    }
}
