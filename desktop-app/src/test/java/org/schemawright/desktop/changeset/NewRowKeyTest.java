package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

class NewRowKeyTest {

    private static final ObjectName AUTHOR = ObjectName.of("author");
    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private static ChangeJournal journal(Path folder) throws Exception {
        return ChangeJournal.open(folder, "a database");
    }

    @Test
    void aReferenceToANewRowOutlivesTheProgramMoreThanOnce() throws Exception {
        Row book = new Row(
                new RowKey(List.of(1L)),
                List.of(Column.of("id", ColumnType.of("INTEGER", TypeKind.INTEGER), false)),
                List.of(1L),
                null);
        ChangeSet first = new ChangeSet();
        try (ChangeJournal journal = journal(folder)) {
            journal.follow(first, new DirectBackground(), problem -> {});
            first.insert(AUTHOR, named("not this one"));
            RowChange.Insert author = first.insert(AUTHOR, named("Ann"));
            first.setCell(BOOK, book, "author_id", new NewRowKey(AUTHOR, author.id(), "id"));
            Map<String, @Nullable Object> values = named("New book");
            values.put("author_id", new NewRowKey(AUTHOR, author.id(), "id"));
            first.insert(BOOK, values);
            first.revert(first.insertsInto(AUTHOR).getFirst());
        }
        for (int start = 0; start < 2; start++) {
            ChangeSet next = new ChangeSet();
            try (ChangeJournal journal = journal(folder)) {
                journal.follow(next, new DirectBackground(), problem -> {});
                next.restore(journal.leftover());
                RowChange.Insert author = next.insertsInto(AUTHOR).getFirst();
                assertThat(author.values()).containsEntry("name", "Ann");
                NewRowKey key = new NewRowKey(AUTHOR, author.id(), "id");
                assertThat(next.rowChanges())
                        .filteredOn(c -> c.table().equals(BOOK))
                        .hasSize(2)
                        .allSatisfy(c -> assertThat(c.after("author_id")).isEqualTo(key));
            }
        }
    }

    private static Map<String, @Nullable Object> named(String name) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        return values;
    }
}
