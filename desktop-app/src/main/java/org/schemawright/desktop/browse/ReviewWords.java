package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.schema.ObjectName;

/** Puts pending changes into the lines and sentences of the review. */
final class ReviewWords {

    private final Workspace workspace;
    private final ChangeWords words;
    private final LinkWords links;

    private ReviewWords(Workspace workspace, LinkWords links) {
        this.workspace = workspace;
        this.words = new ChangeWords(workspace.schemaProperty().get(), workspace.labels());
        this.links = links;
    }

    /** Words over the present schema of a workspace. */
    static ReviewWords of(Workspace workspace) {
        return of(workspace, new LinkWords(workspace));
    }

    /** The same with what is known of the names of linked rows. */
    static ReviewWords of(Workspace workspace, LinkWords links) {
        return new ReviewWords(workspace, links);
    }

    /**
     * The list: table by table, schema changes before rows.
     *
     * @param trouble why rows were refused at the last Apply or check
     */
    List<ReviewItem> items(
            List<Change> schemaChanges,
            List<Hazard> hazards,
            List<RowChange> rows,
            Map<RowChange, RowTrouble> trouble) {
        Map<ObjectName, List<Change>> schemaByTable = new LinkedHashMap<>();
        schemaChanges.forEach(c ->
                schemaByTable.computeIfAbsent(c.table(), t -> new ArrayList<>()).add(c));
        Map<ObjectName, List<RowChange>> rowsByTable = byTable(rows);
        Set<ObjectName> tables = new LinkedHashSet<>(schemaByTable.keySet());
        tables.addAll(rowsByTable.keySet());
        List<ReviewItem> items = new ArrayList<>();
        for (ObjectName table : tables) {
            List<Change> schemaHere = schemaByTable.getOrDefault(table, List.of());
            List<RowChange> rowsHere = rowsByTable.getOrDefault(table, List.of());
            items.add(new ReviewItem.Heading(table, note(schemaHere, rowsHere)));
            for (Change change : schemaHere) {
                items.add(new ReviewItem.Schema(
                        change,
                        words.sentence(change),
                        words.detail(change),
                        hazards.stream().filter(h -> h.change().equals(change)).toList()));
            }
            for (RowChange row : rowsHere) {
                items.add(new ReviewItem.Row(row, title(row), cells(row), trouble.getOrDefault(row, RowTrouble.NONE)));
            }
        }
        return items;
    }

    /** A new row that has no key yet is called by its name. */
    private List<ChangeWords.Cell> cells(RowChange row) {
        return words.cells(row).stream()
                .map(cell -> row.after(cell.column()) instanceof NewRowKey place
                        ? new ChangeWords.Cell(cell.column(), cell.before(), named(place))
                        : cell)
                .toList();
    }

    private String named(NewRowKey place) {
        return place
                + workspace
                        .changeSet()
                        .inserted(place.insertId())
                        .flatMap(words::label)
                        .map(name -> " · " + name)
                        .orElse("");
    }

    private static String note(Collection<Change> schema, Collection<RowChange> rows) {
        String rowWords = rows.isEmpty() ? "" : NumberWords.count(rows.size(), "row");
        return schema.isEmpty() ? rowWords : rowWords.isEmpty() ? "schema" : "schema, " + rowWords;
    }

    /** The change without its values, which stand below it: "Customer 4: Email", "New row Let There Be Rock". */
    private String title(RowChange change) {
        return links.sentence(change).orElseGet(() -> ownTitle(change));
    }

    private String ownTitle(RowChange change) {
        return switch (change) {
            case RowChange.Update update -> {
                List<String> columns = List.copyOf(update.values().keySet());
                yield words.subject(update) + ": "
                        + (columns.size() <= 3
                                ? String.join(", ", columns)
                                : String.join(", ", columns.subList(0, 3)) + " and " + (columns.size() - 3) + " more");
            }
            case RowChange.Insert insert ->
                words.label(insert).map(l -> "New row: " + l).orElse("New row");
            case RowChange.Delete delete -> words.sentence(delete);
        };
    }

    /** A row in words, for sentences about it: "Customer 4". */
    String subject(RowChange change) {
        return words.subject(change);
    }

    /** A row in a few words within its table: its name with its key, or table and key where it has no name. */
    String shortSubject(RowChange change) {
        boolean isNew = change instanceof RowChange.Insert;
        String subject = subject(change);
        return words.label(change)
                .map(label -> isNew
                        ? label
                        : label + " ("
                                + subject.substring(change.table().toString().length())
                                        .strip() + ")")
                .or(() -> links.pair(change))
                .orElse(isNew ? "a new row" : subject);
    }

    /** What happens to the rows of one table: "2 rows change, 1 is added, 1 is deleted". */
    static String rowsSentence(List<RowChange> rows) {
        int edited = 0;
        int added = 0;
        int deleted = 0;
        for (RowChange row : rows) {
            switch (row) {
                case RowChange.Update u -> edited++;
                case RowChange.Insert i -> added++;
                case RowChange.Delete d -> deleted++;
            }
        }
        List<String> parts = new ArrayList<>();
        if (edited > 0) {
            parts.add(edited == 1 ? "1 row changes" : NumberWords.grouped(edited) + " rows change");
        }
        if (added > 0) {
            parts.add(counted(added, parts.isEmpty()) + (added == 1 ? " is added" : " are added"));
        }
        if (deleted > 0) {
            parts.add(counted(deleted, parts.isEmpty()) + (deleted == 1 ? " is deleted" : " are deleted"));
        }
        return String.join(", ", parts);
    }

    private static String counted(int number, boolean first) {
        return first ? NumberWords.count(number, "row") : NumberWords.grouped(number);
    }

    static Map<ObjectName, List<RowChange>> byTable(List<RowChange> rows) {
        Map<ObjectName, List<RowChange>> byTable = new LinkedHashMap<>();
        rows.forEach(
                r -> byTable.computeIfAbsent(r.table(), t -> new ArrayList<>()).add(r));
        return byTable;
    }
}
