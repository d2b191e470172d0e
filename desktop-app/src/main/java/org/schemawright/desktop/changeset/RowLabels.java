package org.schemawright.desktop.changeset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** The columns that name the rows of each table of a database: what somebody chose, else what their names suggest. */
public final class RowLabels {

    private final Map<ObjectName, List<String>> chosen;
    private final Consumer<Map<ObjectName, List<String>>> keep;

    /**
     * Labels.
     *
     * @param chosen what was chosen before
     * @param keep told of all choices whenever one changes
     */
    public RowLabels(Map<ObjectName, List<String>> chosen, Consumer<Map<ObjectName, List<String>>> keep) {
        this.chosen = new HashMap<>(chosen);
        this.keep = keep;
    }

    /** Labels that are guessed, and forgotten when the database is closed. */
    public static RowLabels guessed() {
        return new RowLabels(Map.of(), choices -> {});
    }

    /**
     * The columns whose values, with a space between them, name a row; empty where none is likely to. A choice whose
     * column is gone counts no longer.
     */
    public List<String> of(Table table) {
        List<String> choice = chosen(table);
        return choice == null ? LabelColumns.of(table) : choice;
    }

    /** What somebody chose for a table; null where it is guessed. */
    public @Nullable List<String> chosen(Table table) {
        List<String> choice = chosen.get(table.name());
        boolean there = choice != null
                && choice.stream().allMatch(name -> table.column(name).isPresent());
        return there ? choice : null;
    }

    /**
     * Chooses the columns of a table.
     *
     * @param columns null to guess them again
     */
    public void choose(ObjectName table, @Nullable List<String> columns) {
        if (columns == null) {
            chosen.remove(table);
        } else {
            chosen.put(table, List.copyOf(columns));
        }
        keep.accept(Map.copyOf(chosen));
    }
}
