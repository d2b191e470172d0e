package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;

/** Reads large values whole, of which a page has only the beginning. */
final class WholeValues {

    private final Workspace workspace;
    private final ObjectName table;

    WholeValues(Workspace workspace, ObjectName table) {
        this.workspace = workspace;
        this.table = table;
    }

    /**
     * The row with the value of a column as it is in the database now. Its other values and its version stay those that
     * were seen.
     */
    void read(Row seen, String column, Consumer<Row> then, Consumer<Problem> onProblem) {
        read(seen, now -> then.accept(seen.with(column, now.value(column))), onProblem);
    }

    private void read(Row seen, Consumer<Row> then, Consumer<Problem> onProblem) {
        RowKey key = seen.key();
        if (key == null) {
            onProblem.accept(Problem.of(
                    "Only the beginning of this value can be shown, because nothing tells its row apart from others.",
                    "Add a key to the table."));
            return;
        }
        RowSource rows = workspace.rows(table);
        workspace
                .lookups()
                .run(
                        "Reading a large value",
                        progress -> rows.row(key),
                        (Optional<Row> now) -> now.ifPresentOrElse(
                                then,
                                () -> onProblem.accept(
                                        Problem.of("This row is no longer in the database.", "Read the rows again."))),
                        onProblem);
    }

    /** Gives the large values of a row to a new one that is a copy of it. */
    void copy(@Nullable Row from, RowChange.Insert to, Consumer<Problem> onProblem) {
        List<String> large = from == null ? List.of() : columns(from);
        if (from != null && !large.isEmpty()) {
            read(
                    from,
                    now -> workspace
                            .changeSet()
                            .together(() -> large.forEach(column -> {
                                Object value = now.value(column);
                                boolean pending = workspace.changeSet().insertsInto(table).stream()
                                        .anyMatch(insert -> insert.id() == to.id());
                                if (pending && value != null) {
                                    workspace.changeSet().setInsertedCell(table, to.id(), column, value);
                                }
                            })),
                    onProblem);
        }
    }

    /** The columns of which a row has only the beginning. */
    static List<String> columns(Row row) {
        List<String> large = new ArrayList<>();
        for (int i = 0; i < row.columns().size(); i++) {
            if (row.values().get(i) instanceof LargeValue) {
                large.add(row.columns().get(i).name());
            }
        }
        return large;
    }
}
