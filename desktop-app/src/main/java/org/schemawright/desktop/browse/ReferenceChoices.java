package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.schemawright.migration.schema.Table;

/**
 * The rows that a reference can point to, found while one types; what is pending on them counts. A reference of several
 * columns gets all its values at once.
 */
final class ReferenceChoices extends CellChoices {

    private static final int PART = 50;

    /** So many fit into the list; the line for a new row is the last of them. */
    private static final int SHOWN_FIRST = 7;

    private final Workspace workspace;
    private final Table target;
    private final List<String> keyColumns;
    private final Taker taker;
    private final CellWords text;
    private final List<String> labelColumns;
    private final ReferenceSearch search;
    private final PendingReferences pending;
    private String searched = "";
    private ReferenceSearch.@Nullable Place more;
    private @Nullable RunningTask running;

    /** Where the row that is chosen goes. */
    interface Taker {
        /** Whether no row can be chosen too. */
        boolean canBeNull();

        /** Whether a text can be a key as it was typed. */
        boolean isKey(String typed);

        /** Whether keys are words, so that words can be a key as well as a name. */
        boolean isText();

        /** Whether words that no row is called mean a new row. */
        default boolean makesNew() {
            return false;
        }

        /** Takes a row that was chosen. */
        void take(ReferencedRow row);

        /** Takes that there is to be none. */
        void takeNull();

        /** Keeps what was typed and no row is called, with a sentence about it. */
        void refuse(String typed, String sentence);
    }

    /**
     * What fits for a reference.
     *
     * @param keyColumns the columns of the table by which its rows are referred to
     */
    ReferenceChoices(Workspace workspace, Table target, List<String> keyColumns, Taker taker) {
        this.workspace = workspace;
        this.target = target;
        this.keyColumns = keyColumns;
        this.taker = taker;
        this.text = new CellWords(workspace.database().dialect().id());
        this.labelColumns = workspace.labels().of(target);
        this.search = new ReferenceSearch(workspace.database(), target, keyColumns, labelColumns);
        this.pending = new PendingReferences(workspace, target, keyColumns, labelColumns);
    }

    @Override
    void search(String typed) {
        searched = typed;
        more = null;
        note.set("Looking in " + target.name() + "…");
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
        if (typed.isBlank() || taker.isKey(typed)) {
            return choices.stream()
                    .filter(c -> c.row() != null && c.text().equals(typed.strip()))
                    .findFirst()
                    .orElse(null);
        }
        return searched.equals(typed)
                ? choices.stream()
                        .filter(c -> c.row() != null)
                        .findFirst()
                        .or(() -> taker.makesNew() && running == null
                                ? choices.stream().findFirst()
                                : Optional.empty())
                        .orElse(null)
                : null;
    }

    @Override
    void take(CellChoice choice) {
        workspace.changeSet().together(() -> {
            ReferencedRow chosen = choice.kind() == CellChoice.Kind.NEW_ROW ? newRow() : choice.row();
            if (chosen != null) {
                taker.take(chosen);
            } else if (choice.kind() == CellChoice.Kind.SET_NULL) {
                taker.takeNull();
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
                && text.parse(named, searched.strip()) instanceof ParsedCell.Value value) {
            values.put(named.name(), value.value());
        }
        RowChange.Insert insert = workspace.changeSet().insert(target.name(), values);
        return new ReferencedRow(
                keyColumns.stream()
                        .<Object>map(c -> new NewRowKey(target.name(), insert.id(), c))
                        .toList(),
                searched);
    }

    private CellChoice newRowChoice() {
        String name =
                searched.isBlank() || taker.isKey(searched) && !taker.isText() ? "…" : " “" + searched.strip() + "”";
        return new CellChoice(
                CellChoice.Kind.NEW_ROW, "", "New " + target.name().name() + name, null, "");
    }

    /** Words for which nothing was found yet are looked for, and the first row that fits is taken. */
    @Override
    boolean takeTyped(String typed) {
        if (typed.isBlank() || taker.isKey(typed)) {
            return false;
        }
        searched = typed;
        read(typed, null, found -> {
            showFirst(found);
            choices.stream()
                    .filter(c -> c.row() != null)
                    .findFirst()
                    .ifPresentOrElse(
                            this::take, () -> taker.refuse(typed, "No row of " + target.name() + " is called that."));
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

    /** Whoever asks last is answered; what was asked before is stopped. */
    private void read(String typed, ReferenceSearch.@Nullable Place after, Consumer<ReferenceSearch.Found> then) {
        close();
        boolean[] answered = {false};
        RunningTask task = workspace
                .lookups()
                .run(
                        "Looking in " + target.name(),
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
        if (searched.isBlank() && taker.canBeNull()) {
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
        note.set(none ? (searched.isBlank() ? target.name() + " has no rows yet." : "Nothing fits.") : "");
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
