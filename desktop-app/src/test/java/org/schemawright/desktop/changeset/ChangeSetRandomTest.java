package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.TypeKind;

/** Undo and redo against the plainest model there is: a list of all the states there were. */
class ChangeSetRandomTest {

    private static final List<Column> COLUMNS = List.of(
            Column.of("a", ColumnType.of("INTEGER", TypeKind.INTEGER), true),
            Column.of("b", ColumnType.of("INTEGER", TypeKind.INTEGER), true));

    private record State(List<RowChange> rows, List<Change> schema) {}

    private final ChangeSet changes = new ChangeSet();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStateComesBackByUndoAndRedo(long seed) {
        Random random = new Random(seed);
        List<State> states = new ArrayList<>(List.of(state()));
        int at = 0;
        for (int i = 0; i < 2_000; i++) {
            State before = state();
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    changes.undo();
                    at = Math.max(0, at - 1);
                }
                case 2 -> {
                    changes.redo();
                    at = Math.min(states.size() - 1, at + 1);
                }
                default -> {
                    long version = changes.versionProperty().get();
                    command(random);
                    boolean stepped = changes.versionProperty().get() > version;
                    assertThat(stepped).isEqualTo(!before.equals(state()));
                    if (stepped) {
                        states.subList(at + 1, states.size()).clear();
                        states.add(state());
                        at++;
                    }
                }
            }
            assertThat(state()).isEqualTo(states.get(at));
            assertThat(changes.canUndoProperty().get()).isEqualTo(at > 0);
            assertThat(changes.canRedoProperty().get()).isEqualTo(at < states.size() - 1);
        }
    }

    @Test
    void tenThousandRowsAreQuick() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 10_000; i++) {
                changes.setCell(table(i), row(i), "a", 1_000_000L);
                changes.insert(table(i), Map.of("a", (long) i));
            }
            for (int i = 0; i < 20_000; i++) {
                changes.undo();
            }
            assertThat(changes.isEmpty()).isTrue();
            for (int i = 0; i < 20_000; i++) {
                changes.redo();
            }
            assertThat(changes.rowChangeCount()).isEqualTo(20_000);
        });
    }

    private void command(Random random) {
        int id = random.nextInt(6);
        ObjectName table = table(id);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> changes.setCell(table, row(id), random.nextBoolean() ? "a" : "b", (long) random.nextInt(8));
            case 3 -> changes.delete(table, row(id));
            case 4 -> changes.insert(table, Map.of("a", (long) random.nextInt(3)));
            case 5 ->
                changes.insertsInto(table).stream()
                        .findAny()
                        .ifPresent(row -> changes.setInsertedCell(table, row.id(), "b", (long) random.nextInt(2)));
            case 6 ->
                changes.rowChanges().stream()
                        .skip(random.nextInt(4))
                        .findFirst()
                        .ifPresent(changes::revert);
            case 7 -> {
                if (random.nextBoolean() || changes.schemaChanges().isEmpty()) {
                    changes.addSchemaChange(new Change.RenameColumn(table, "a", "c" + random.nextInt(4)));
                } else {
                    changes.revertSchemaChange(changes.schemaChanges()
                            .get(random.nextInt(changes.schemaChanges().size())));
                }
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    changes.discardAll();
                } else {
                    changes.together(() -> {
                        changes.setCell(table, row(id), "a", (long) random.nextInt(8));
                        changes.delete(table(id + 1), row(id + 1));
                    });
                }
            }
        }
    }

    private State state() {
        return new State(changes.rowChanges(), changes.schemaChanges());
    }

    private static ObjectName table(int id) {
        return ObjectName.of("t" + id % 2);
    }

    private static Row row(int id) {
        return new Row(new RowKey(List.of((long) id)), COLUMNS, List.of((long) id, 7L), null);
    }
}
