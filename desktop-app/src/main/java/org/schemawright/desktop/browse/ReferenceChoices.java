package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.ParsedCell;
import org.schemawright.desktop.rows.ReferenceSearch;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/**
 * The rows that a reference can point to, found while one types; what is pending on them counts. A reference of several
 * columns gets all its values at once.
 */
final class ReferenceChoices extends CellChoices {

    private static final int PART = 50;

    /** So many fit into the list; the line for a new row is the last of them. */
    private static final int SHOWN_FIRST = 7;

    private final RowGridModel grid;
    private final Workspace workspace;
    private final GridRow row;
    private final GridColumn column;
    private final ForeignKey key;
    private final Table target;
    private final List<String> labelColumns;
    private final ReferenceSearch search;
    private final PendingReferences pending;
    private String searched = "";
    private ReferenceSearch.@Nullable Place more;
    private @Nullable RunningTask running;

    /** What fits for a cell of a referring column. */
    ReferenceChoices(RowGridModel grid, GridRow row, GridColumn column, ForeignKey key, Table target) {
        this.grid = grid;
        this.workspace = grid.workspace();
        this.row = row;
        this.column = column;
        this.key = key;
        this.target = target;
        this.labelColumns = workspace.labels().of(target);
        this.search = new ReferenceSearch(workspace.database(), target, key.targetColumns(), labelColumns);
        this.pending = new PendingReferences(workspace, target, key.targetColumns(), labelColumns);
    }

    @Override
    void search(String typed) {
        searched = typed;
        more = null;
        note.set("Looking in " + key.target() + "…");
        read(typed, null, this::showFirst);
    }

    @Override
    void more() {
        ReferenceSearch.Place place = more;
        if (place != null && running == null) {
            more = null;
            read(searched, place, found -> {
                choices.addAll(words(found.rows()));
                more = found.more();
            });
        }
    }

    /** Words mean the first row that is found, but what can be a key is a key. */
    @Override
    @Nullable
    CellChoice meant(String typed) {
        if (typed.isBlank() || isKey(typed)) {
            return choices.stream()
                    .filter(c -> c.row() != null && c.text().equals(typed.strip()))
                    .findFirst()
                    .orElse(null);
        }
        return searched.equals(typed)
                ? choices.stream().filter(c -> c.row() != null).findFirst().orElse(null)
                : null;
    }

    @Override
    void take(CellChoice choice) {
        GridRow now = grid.now(row);
        workspace.changeSet().together(() -> {
            ReferencedRow chosen = choice.kind() == CellChoice.Kind.NEW_ROW ? newRow() : choice.row();
            for (int i = 0; i < key.columns().size(); i++) {
                GridColumn to = grid.column(key.columns().get(i));
                if (to != null && chosen != null) {
                    grid.edits().set(now, to, chosen.key().get(i));
                } else if (to != null && choice.kind() == CellChoice.Kind.SET_NULL) {
                    grid.edits().setNull(now, to);
                }
            }
        });
    }

    /** A new row of the other table, which is called as was typed where one column names it. */
    private ReferencedRow newRow() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Column named = labelColumns.size() == 1
                ? target.column(labelColumns.getFirst()).orElse(null)
                : null;
        if (named != null
                && !searched.isBlank()
                && grid.edits().text().parse(named, searched.strip()) instanceof ParsedCell.Value value) {
            values.put(named.name(), value.value());
        }
        RowChange.Insert insert = workspace.changeSet().insert(target.name(), values);
        return new ReferencedRow(
                key.targetColumns().stream()
                        .<Object>map(c -> new NewRowKey(target.name(), insert.id(), c))
                        .toList(),
                searched);
    }

    private CellChoice newRowChoice() {
        String name = searched.isBlank() || isKey(searched) && !isText() ? "…" : " “" + searched.strip() + "”";
        return new CellChoice(
                CellChoice.Kind.NEW_ROW, "", "New " + target.name().name() + name, null, "");
    }

    private boolean isText() {
        return column.column().type().kind() == TypeKind.TEXT;
    }

    /** Words for which nothing was found yet are looked for, and the first row that fits is taken. */
    @Override
    boolean takeTyped(String typed) {
        if (typed.isBlank() || isKey(typed)) {
            return false;
        }
        searched = typed;
        read(typed, null, found -> {
            showFirst(found);
            choices.stream().filter(c -> c.row() != null).findFirst().ifPresentOrElse(this::take, () -> grid.edits()
                    .refuse(grid.now(row), column, typed, "No row of " + key.target() + " is called that."));
        });
        return true;
    }

    @Override
    void close() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private boolean isKey(String typed) {
        return grid.edits().text().parse(column.column(), typed) instanceof ParsedCell.Value;
    }

    /** Whoever asks last is answered; what was asked before is stopped. */
    private void read(String typed, ReferenceSearch.@Nullable Place after, Consumer<ReferenceSearch.Found> then) {
        close();
        boolean[] answered = {false};
        RunningTask task = workspace
                .lookups()
                .run(
                        "Looking in " + key.target(),
                        progress -> search.find(typed, after, PART, progress),
                        found -> {
                            answered[0] = true;
                            running = null;
                            then.accept(found);
                        },
                        problem -> {
                            answered[0] = true;
                            running = null;
                            note.set(problem.title());
                        });
        running = answered[0] ? null : task;
    }

    private void showFirst(ReferenceSearch.Found found) {
        List<CellChoice> shown = new ArrayList<>();
        if (searched.isBlank() && canBeNull()) {
            shown.add(CellChoice.setNull());
        }
        pending.matching(searched, found.rows()).forEach(p -> shown.add(words(p, "pending")));
        shown.addAll(words(found.rows()));
        boolean canBeNew = RowIdentity.of(
                        target, workspace.database().dialect().id().equals("sqlite"))
                .isPresent();
        more = found.more();
        boolean none = shown.stream().noneMatch(c -> c.row() != null);
        if (canBeNew) {
            // Below what was found at first: further down nobody would see it.
            shown.add(Math.min(shown.size(), SHOWN_FIRST), newRowChoice());
        }
        choices.setAll(shown);
        note.set(none ? (searched.isBlank() ? key.target() + " has no rows yet." : "Nothing fits.") : "");
    }

    private boolean canBeNull() {
        return key.columns().stream().map(grid::column).filter(Objects::nonNull).allMatch(c -> c.column()
                .nullable());
    }

    private List<CellChoice> words(List<ReferencedRow> rows) {
        return rows.stream()
                .filter(r -> !pending.isDeleted(r))
                .map(r -> words(pending.now(r), ""))
                .toList();
    }

    private static CellChoice words(ReferencedRow row, String mark) {
        String text = String.join(", ", row.key().stream().map(CellValues::text).toList());
        return CellChoice.row(text, row, mark);
    }
}
