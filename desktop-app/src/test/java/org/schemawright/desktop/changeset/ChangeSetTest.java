package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

class ChangeSetTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final List<Column> COLUMNS =
            List.of(column("id", TypeKind.INTEGER), column("title", TypeKind.TEXT), column("cover", TypeKind.BINARY));

    private final ChangeSet changes = new ChangeSet();

    @Test
    void typingTheSameCellTwiceIsTwoSteps() {
        Row row = row(1, "Dune", null);

        changes.setCell(BOOK, row, "title", "Dune 2");
        changes.setCell(BOOK, row, "title", "Dune 3");
        assertThat(changes.rowChanges()).containsExactly(new RowChange.Update(BOOK, row, Map.of("title", "Dune 3")));

        changes.undo();
        assertThat(changes.rowChanges()).containsExactly(new RowChange.Update(BOOK, row, Map.of("title", "Dune 2")));
        changes.undo();
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.canUndoProperty().get()).isFalse();

        changes.redo();
        changes.redo();
        assertThat(changes.rowChanges()).containsExactly(new RowChange.Update(BOOK, row, Map.of("title", "Dune 3")));
        assertThat(changes.canRedoProperty().get()).isFalse();
    }

    @Test
    void settingBackTheBaseValueRemovesTheChange() {
        Row row = row(1, "Dune", new byte[] {1, 2});

        changes.setCell(BOOK, row, "cover", new byte[] {3});
        changes.setCell(BOOK, row, "title", null);
        changes.setCell(BOOK, row, "title", "Dune");
        changes.setCell(BOOK, row, "cover", new byte[] {1, 2});
        assertThat(changes.isEmpty()).isTrue();

        changes.undo();
        assertThat(changes.rowChangeCount()).isEqualTo(1);
    }

    @Test
    void settingWhatIsThereAlreadyIsNoStep() {
        Row row = new Row(new RowKey(List.of(1L)), COLUMNS, Arrays.asList(1L, new BigDecimal("1.50"), null), null);

        changes.setCell(BOOK, row, "title", new BigDecimal("1.5"));
        changes.setCell(BOOK, row, "cover", null);

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.canUndoProperty().get()).isFalse();
        assertThat(changes.versionProperty().get()).isZero();
    }

    @Test
    void numbersOfAnotherTypeAreAnotherValue() {
        changes.setCell(BOOK, row(1, "Dune", null), "id", 1.0);

        assertThat(changes.rowChangeCount()).isEqualTo(1);
    }

    @Test
    void deletingAnEditedRowKeepsItsBaseAndUndoBringsTheEditBack() {
        Row row = row(1, "Dune", null);
        changes.setCell(BOOK, row, "title", "x");

        changes.delete(BOOK, row(1, "read again", null));
        assertThat(changes.changeOf(BOOK, key(1))).contains(new RowChange.Delete(BOOK, row));
        changes.setCell(BOOK, row, "title", "y");
        assertThat(changes.changeOf(BOOK, key(1))).contains(new RowChange.Delete(BOOK, row));

        changes.undo();
        assertThat(changes.changeOf(BOOK, key(1))).contains(new RowChange.Update(BOOK, row, Map.of("title", "x")));
    }

    @Test
    void keysOfBytesAreFoundByContent() {
        Row row = new Row(new RowKey(List.of(new byte[] {1, 2})), COLUMNS, Arrays.asList(1L, "a", null), null);
        changes.setCell(BOOK, row, "title", "b");

        assertThat(changes.changeOf(BOOK, new RowKey(List.of(new byte[] {1, 2}))))
                .isPresent();
    }

    @Test
    void newRowsKeepTheirOrderThroughRevertAndUndo() {
        RowChange.Insert first = changes.insert(BOOK, Map.of());
        RowChange.Insert second = changes.insert(BOOK, Map.of("title", "b"));
        changes.setInsertedCell(BOOK, first.id(), "title", "a");

        changes.revert(changes.insertsInto(BOOK).getFirst());
        assertThat(changes.insertsInto(BOOK)).containsExactly(second);
        changes.undo();

        assertThat(changes.insertsInto(BOOK))
                .containsExactly(new RowChange.Insert(BOOK, first.id(), Map.of("title", "a")), second);
        assertThat(changes.rowChanges()).hasSize(2).element(1).isEqualTo(second);
    }

    @Test
    void aCellOfANewRowCanBeGivenBackToTheDatabase() {
        RowChange.Insert row = changes.insert(BOOK, Map.of("title", "a"));

        changes.clearInsertedCell(BOOK, row.id(), "title");
        changes.setInsertedCell(BOOK, row.id(), "cover", null);

        assertThat(changes.insertsInto(BOOK).getFirst().values())
                .containsOnlyKeys("cover")
                .containsEntry("cover", null);
        assertThatThrownBy(() -> changes.setInsertedCell(BOOK, 99, "title", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalCommandsTogetherAreOneStepToldOnce() {
        long before = changes.versionProperty().get();
        changes.together(() -> {
            for (int i = 0; i < 3; i++) {
                changes.delete(BOOK, row(i, "x", null));
            }
        });

        assertThat(changes.rowChangeCount()).isEqualTo(3);
        assertThat(changes.versionProperty().get()).isEqualTo(before + 1);
        changes.undo();
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void discardingAllIsOneStep() {
        changes.setCell(BOOK, row(1, "Dune", null), "title", "x");
        changes.insert(BOOK, Map.of());
        changes.addSchemaChange(new Change.DropTable(BOOK));
        List<RowChange> rows = changes.rowChanges();

        changes.discardAll();
        assertThat(changes.isEmpty()).isTrue();
        changes.undo();

        assertThat(changes.rowChanges()).isEqualTo(rows);
        assertThat(changes.schemaChanges()).containsExactly(new Change.DropTable(BOOK));
    }

    @Test
    void appliedRowsAreForgottenAndSchemaStepsStay() {
        changes.addSchemaChange(new Change.DropTable(BOOK));
        changes.insert(BOOK, Map.of());
        changes.discardAll();
        changes.undo();
        changes.rowsApplied(changes.rowChanges());

        assertThat(changes.rowChanges()).isEmpty();
        changes.undo();
        assertThat(changes.schemaChanges()).isEmpty();
        assertThat(changes.canUndoProperty().get()).isFalse();
        changes.redo();
        changes.schemaChangesSaved(changes.schemaChanges());

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.canUndoProperty().get()).isFalse();
        assertThat(changes.canRedoProperty().get()).isFalse();
    }

    @Test
    void aSchemaChangeMadeDuringGenerateStaysPending() {
        Change first = new Change.DropTable(ObjectName.of("first"));
        Change second = new Change.DropTable(ObjectName.of("second"));
        ChangeSet changes = new ChangeSet();
        changes.addSchemaChange(first);
        var saved = changes.schemaChanges();
        changes.addSchemaChange(second);

        changes.schemaChangesSaved(saved);

        assertThat(changes.schemaChanges()).containsExactly(second);
    }

    @Test
    void whatIsTypedDuringAnApplyStaysPending() {
        Row dune = row(1, "Dune", null);
        changes.setCell(BOOK, dune, "title", "sent");
        changes.insert(BOOK, Map.of("title", "new"));
        List<RowChange> sent = changes.sendRows();
        changes.setCell(BOOK, dune, "title", "typed meanwhile");
        changes.delete(BOOK, row(2, "Emma", null));

        RowChange left = new RowChange.Update(BOOK, row(1, "sent", null), Map.of("title", "typed meanwhile"));
        assertThat(changes.rowsApplied(sent)).containsExactly(left);

        assertThat(changes.rowChanges()).containsExactly(left, new RowChange.Delete(BOOK, row(2, "Emma", null)));
        changes.undo();
        assertThat(changes.rowChanges()).containsExactly(left);
        assertThat(changes.canUndoProperty().get()).isFalse();

        changes.rowIsNow(BOOK, row(1, "sent by trigger", null));
        assertThat(changes.rowChanges())
                .containsExactly(new RowChange.Update(
                        BOOK, row(1, "sent by trigger", null), Map.of("title", "typed meanwhile")));
        changes.rowIsNow(BOOK, row(1, "typed meanwhile", null));
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void whatIsTakenBackDuringAnApplyIsPendingTheOtherWayRound() {
        Row dune = row(1, "Dune", new byte[] {1});
        changes.setCell(BOOK, dune, "title", "sent");
        changes.setCell(BOOK, row(2, "Emma", null), "title", "sent");
        List<RowChange> sent = changes.sendRows();
        changes.undo();
        changes.delete(BOOK, dune);

        changes.rowsApplied(sent);

        assertThat(changes.rowChanges())
                .containsExactlyInAnyOrder(
                        new RowChange.Update(BOOK, row(2, "sent", null), Map.of("title", "Emma")),
                        new RowChange.Delete(
                                BOOK, changes.rowChanges().getFirst().seen()));
        assertThat(changes.rowChanges().getFirst().before("title")).isEqualTo("sent");
    }

    @Test
    void anApplyLeavesTheStepsOfOtherRowsAlone() {
        changes.setCell(BOOK, row(1, "Dune", null), "title", "sent");
        changes.setCell(BOOK, row(2, "Emma", null), "title", "undone");
        changes.undo();

        changes.rowsApplied(changes.sendRows());
        changes.redo();

        assertThat(changes.rowChanges())
                .containsExactly(new RowChange.Update(BOOK, row(2, "Emma", null), Map.of("title", "undone")));
    }

    @Test
    void aNewRowTakesNoEditsOnItsWay() {
        RowChange.Insert row = changes.insert(BOOK, Map.of("title", "a"));
        changes.sendRows();

        changes.setInsertedCell(BOOK, row.id(), "title", "b");
        changes.clearInsertedCell(BOOK, row.id(), "title");
        assertThat(changes.insertsInto(BOOK)).containsExactly(row);

        changes.rowsKept();
        changes.setInsertedCell(BOOK, row.id(), "title", "b");
        assertThat(changes.insertsInto(BOOK).getFirst().values()).containsEntry("title", "b");
    }

    @Test
    void rebasingKeepsWhatWasTypedOnTheRowAsItIsNow() {
        Row row = row(1, "Dune", null);
        changes.setCell(BOOK, row, "title", "mine");
        changes.setCell(BOOK, row, "id", 7L);
        Row now = row(1, "mine", new byte[] {9});

        changes.rebase(BOOK, now);

        assertThat(changes.rowChanges()).containsExactly(new RowChange.Update(BOOK, now, Map.of("id", 7L)));
        changes.undo();
        assertThat(changes.rowChanges())
                .containsExactly(new RowChange.Update(BOOK, row, Map.of("title", "mine", "id", 7L)));
    }

    @Test
    void revertingASchemaChangeTakesThoseThatNeedItAndNoOthers() {
        ObjectName shelf = ObjectName.of("shelf");
        ObjectName rack = ObjectName.of("rack");
        Change create = new Change.CreateTable(Table.draft(shelf, COLUMNS, List.of()), List.of());
        Change addPlain = new Change.AddColumn(BOOK, column("isbn", TypeKind.TEXT), null, null);
        Change addReference = new Change.AddColumn(
                BOOK,
                column("shelf_id", TypeKind.INTEGER),
                null,
                ForeignKey.of(null, List.of("shelf_id"), shelf, List.of("id")));
        Change index = new Change.CreateIndex(
                BOOK, new Index("book_shelf", false, List.of(Index.Part.of("shelf_id")), null, null));
        Change rename = new Change.RenameTable(shelf, "rack");
        Change addToRack = new Change.AddColumn(rack, column("floor", TypeKind.INTEGER), null, null);
        List<Change> all = List.of(create, addPlain, addReference, index, rename, addToRack);
        all.forEach(changes::addSchemaChange);

        changes.revertSchemaChange(create);
        assertThat(changes.schemaChanges()).containsExactly(addPlain);
        changes.undo();
        assertThat(changes.schemaChanges()).isEqualTo(all);

        changes.revertSchemaChange(addReference);
        assertThat(changes.schemaChanges()).containsExactly(create, addPlain, rename, addToRack);
        changes.revertSchemaChange(rename);
        assertThat(changes.schemaChanges()).containsExactly(create, addPlain);
    }

    @Test
    void aColumnIsFollowedThroughTheRenameOfItsTable() {
        Change add = new Change.AddColumn(BOOK, column("isbn", TypeKind.TEXT), null, null);
        Change rename = new Change.RenameTable(BOOK, "work");
        Change renameColumn = new Change.RenameColumn(ObjectName.of("work"), "isbn", "code");
        List.of(add, rename, renameColumn).forEach(changes::addSchemaChange);

        changes.revertSchemaChange(add);

        assertThat(changes.schemaChanges()).containsExactly(rename);
    }

    private static Row row(long id, @Nullable String title, byte @Nullable [] cover) {
        return new Row(key(id), COLUMNS, Arrays.asList(id, title, cover), null);
    }

    private static RowKey key(long id) {
        return new RowKey(List.of(id));
    }

    private static Column column(String name, TypeKind kind) {
        return Column.of(name, ColumnType.of(kind.name(), kind), true);
    }
}
