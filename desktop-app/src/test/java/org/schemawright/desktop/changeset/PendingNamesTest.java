package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.ObjectName;

class PendingNamesTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final ObjectName WORK = ObjectName.of("work");

    @Test
    void followsRenamesOfTablesAndColumnsInAnyOrder() {
        PendingNames names = new PendingNames(List.of(
                new Change.RenameColumn(BOOK, "title", "name"),
                new Change.RenameTable(BOOK, "work"),
                new Change.RenameColumn(WORK, "name", "label")));

        assertThat(names.table(WORK)).isEqualTo(BOOK);
        assertThat(names.column(WORK, "label")).isEqualTo("title");
        assertThat(names.column(WORK, "pages")).isEqualTo("pages");
        assertThat(names.renamedTables()).containsExactly(BOOK);
        assertThat(names.renamedColumns(WORK)).containsExactly("title");
    }

    @Test
    void aNameThatIsFreeAgainMeansItself() {
        PendingNames names = new PendingNames(List.of(
                new Change.RenameColumn(BOOK, "a", "b"),
                new Change.RenameColumn(BOOK, "b", "c"),
                new Change.RenameTable(BOOK, "work"),
                new Change.RenameTable(WORK, "opus")));

        assertThat(names.column(ObjectName.of("opus"), "b")).isEqualTo("b");
        assertThat(names.column(ObjectName.of("opus"), "c")).isEqualTo("a");
        assertThat(names.table(WORK)).isEqualTo(WORK);
    }
}
