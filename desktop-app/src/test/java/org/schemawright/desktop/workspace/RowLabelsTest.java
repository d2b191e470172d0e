package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowLabels;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Which columns name rows, and that a choice is there again the next time. */
class RowLabelsTest {

    @TempDir
    Path folder;

    private final Table book = table("title", "isbn");

    @Test
    void aChoiceIsKeptForItsDatabaseOnly() {
        RowLabels labels = labels("shop.sqlite");
        assertThat(labels.of(book)).containsExactly("title");
        labels.choose(book.name(), List.of("isbn"));

        assertThat(labels.of(book)).containsExactly("isbn");
        assertThat(labels("shop.sqlite").of(book)).containsExactly("isbn");
        assertThat(labels("other.sqlite").of(book)).containsExactly("title");

        labels.choose(book.name(), null);
        assertThat(labels("shop.sqlite").of(book)).containsExactly("title");
    }

    @Test
    void aChoiceWhoseColumnIsGoneCountsNoLonger() {
        RowLabels labels = labels("shop.sqlite");
        labels.choose(book.name(), List.of("isbn"));
        Table without = table("title", "pages");
        assertThat(labels.of(without)).containsExactly("title");
        assertThat(labels.chosen(without)).isNull();
    }

    @Test
    void aBrokenFileIsNoChoice() throws Exception {
        Files.writeString(folder.resolve("labels.json"), "{\"x\": [{\"table\": 5}, 7]}");
        assertThat(labels("x").of(book)).containsExactly("title");
    }

    private RowLabels labels(String file) {
        return new LabelStore(folder)
                .of(new ConnectionProfile.SqliteFile(folder.resolve(file), Environment.DEVELOPMENT, false));
    }

    private static Table table(String... columns) {
        ColumnType text = ColumnType.of("TEXT", TypeKind.TEXT);
        return Table.draft(
                new ObjectName("public", "book"),
                List.of(columns).stream()
                        .map(name -> Column.of(name, text, true))
                        .toList(),
                List.of());
    }
}
