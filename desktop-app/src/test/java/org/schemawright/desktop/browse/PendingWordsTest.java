package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

class PendingWordsTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    private static Column column(String name) {
        return Column.of(name, ColumnType.of("TEXT", TypeKind.TEXT), true);
    }

    @Test
    void changesOfTheSchemaAreCountedByWhatTheyAre() {
        ChangeSet changes = new ChangeSet();
        List.of(
                        new Change.AddColumn(BOOK, column("one"), null, null),
                        new Change.RenameColumn(BOOK, "name", "title"),
                        new Change.AddColumn(BOOK, column("two"), null, null),
                        new Change.DropColumn(BOOK, "old"))
                .forEach(changes::addSchemaChange);

        PendingWords words = PendingWords.of(changes);

        assertThat(words.sentence()).isEqualTo("4 schema changes");
        assertThat(words.schemaKinds()).isEqualTo("2 new columns, 1 renamed, 1 dropped");
        assertThat(PendingWords.of(new ChangeSet()).schemaKinds()).isEmpty();
    }
}
