package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** A change of one table among many is one line of the tree, and no work for the others. */
class TreeLineTest {

    private static final ColumnType INTEGER = ColumnType.of("integer", TypeKind.INTEGER);

    private final DatabaseSchema schema = new DatabaseSchema(
            null,
            IntStream.range(0, 9)
                    .mapToObj(i -> Table.draft(
                            ObjectName.of("table_" + i), List.of(Column.of("id", INTEGER, false)), List.of()))
                    .toList(),
            List.of(),
            List.of());
    private final KeptLines kept = new KeptLines();

    @Test
    void onlyTheLineOfTheChangedTableIsMadeAnew() {
        List<Branch> before = tables(List.of());
        List<Branch> changed = tables(List.of(added("table_4")));
        assertThat(made(before, changed)).containsExactly(4);
        assertThat(changed.get(4).below().get()).hasSize(2);
        assertThat(made(changed, tables(List.of(added("table_5"))))).containsExactly(4, 5);
    }

    @Test
    void aViewHearsOfNoLineThatSaysSomethingElse() {
        TreeItem<TreeEntry> root = new TreeItem<>();
        root.getChildren().setAll(TreeLine.lines(tables(List.of()), Map.of(), branch -> false));
        List<TreeItem<TreeEntry>> lines = List.copyOf(root.getChildren());
        List<Object> heard = new ArrayList<>();
        root.addEventHandler(TreeItem.<TreeEntry>valueChangedEvent(), heard::add);
        List<Object> changed = new ArrayList<>();
        lines.forEach(line -> line.valueProperty().addListener((property, then, now) -> changed.add(now.name())));

        assertThat(TreeLine.updateInPlace(root.getChildren(), tables(List.of(added("table_4")))))
                .isTrue();
        assertThat(root.getChildren()).isEqualTo(lines);
        assertThat(changed).containsExactly("table_4");
        assertThat(heard).isEmpty();
        assertThat(lines.get(4).getChildren()).hasSize(2);
    }

    private static Change added(String table) {
        return new Change.AddColumn(ObjectName.of(table), Column.of("code", INTEGER, true), null, null);
    }

    private List<Branch> tables(List<Change> changes) {
        DatabaseSchema draft = ChangedSchema.after(schema, changes);
        PendingMarks marks = new PendingMarks(schema, draft, List.of(), changes);
        return SchemaBranches.of(draft, marks, Map.of(), new NameFilter(""), kept)
                .getFirst()
                .below()
                .get();
    }

    /** Which lines are other ones. */
    private static List<Integer> made(List<Branch> before, List<Branch> after) {
        return IntStream.range(0, after.size())
                .filter(i -> before.get(i) != after.get(i))
                .boxed()
                .toList();
    }
}
