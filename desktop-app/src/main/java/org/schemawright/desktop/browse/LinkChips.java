package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LinkReader;
import org.schemawright.desktop.rows.ReferencedRow;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.workspace.LinkTable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.Table;

/** Puts together what the database has of a row's links and what is pending on them. */
final class LinkChips {

    private final Workspace workspace;
    private final ChangeSet changes;
    private final LinkTable link;
    private final Table far;
    private final PendingReferences pending;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private List<List<Object>> unnamed = List.of();

    LinkChips(Workspace workspace, LinkTable link, Table far) {
        this.workspace = workspace;
        this.changes = workspace.changeSet();
        this.link = link;
        this.far = far;
        this.pending = new PendingReferences(
                workspace,
                far,
                link.far().key().targetColumns(),
                workspace.labels().of(far));
    }

    /**
     * The linked rows: those of the database by name, then new ones.
     *
     * @param near the values by which the row is linked
     */
    List<LinkChip> of(List<Object> near, List<LinkReader.Linked> stored) {
        List<LinkChip> chips = new ArrayList<>();
        for (LinkReader.Linked linked : stored) {
            RowChange change = changeOf(linked.row());
            List<Object> key = LinkReader.values(linked.row(), farColumns());
            boolean stays = change == null || pointsHere(near, change) && sameKey(key, after(change));
            String name = pending.now(new ReferencedRow(key, linked.label())).label();
            chips.add(new LinkChip(
                    stays ? LinkChip.State.PLAIN : LinkChip.State.REMOVED,
                    words(key, name),
                    way(key),
                    linked.row(),
                    change));
        }
        unnamed = new ArrayList<>();
        for (RowChange change : changes.rowChanges()) {
            if (change.table().equals(link.table()) && pointsHere(near, change) && isNew(near, change)) {
                chips.add(added(change));
            }
        }
        return chips;
    }

    /** Whether a change is what makes a row be linked, by a new link or by one that led elsewhere before. */
    private boolean isNew(List<Object> near, RowChange change) {
        return switch (change) {
            case RowChange.Insert _ -> true;
            case RowChange.Update update ->
                !sameKey(
                                near,
                                LinkReader.values(
                                        update.base(), link.near().key().columns()))
                        || !sameKey(after(update), LinkReader.values(update.base(), farColumns()));
            case RowChange.Delete _ -> false;
        };
    }

    private LinkChip added(RowChange change) {
        List<Object> key = after(change);
        String name = nameOf(key);
        if (name == null) {
            unnamed.add(key);
        }
        return new LinkChip(LinkChip.State.NEW, words(key, name == null ? "" : name), way(key), null, change);
    }

    /** Reads the names of rows that were linked before this was open, or in the join table itself. */
    void readNames(LinkReader reader, Runnable onNew) {
        List<List<Object>> missing = unnamed.stream()
                .filter(key -> key.size() == farColumns().size()
                        && NewRowKey.in(key).isEmpty()
                        && asked.add(LinkReader.keyText(key)))
                .toList();
        if (!missing.isEmpty()) {
            workspace
                    .reads()
                    .run(
                            "Reading names from " + far.name(),
                            progress -> reader.names(missing),
                            found -> {
                                names.putAll(found);
                                onNew.run();
                            },
                            problem -> {});
        }
    }

    void forgetNames() {
        names.clear();
        asked.clear();
    }

    /** Remembers what a row is called that was chosen. */
    void isCalled(ReferencedRow row) {
        if (!row.label().isEmpty()) {
            names.put(LinkReader.keyText(row.key()), row.label());
        }
    }

    /** What is pending on a link; null where nothing is. */
    @Nullable
    RowChange changeOf(Row linked) {
        return linked.key() == null
                ? null
                : changes.changeOf(link.table(), linked.key()).orElse(null);
    }

    /** The key of the row on the other side of a chip's link. */
    List<Object> farOf(LinkChip chip) {
        RowChange change = chip.change();
        Row base = chip.stored();
        return base != null ? LinkReader.values(base, farColumns()) : change == null ? List.of() : after(change);
    }

    static boolean sameKey(List<Object> one, List<Object> other) {
        return one.size() == other.size()
                && LinkReader.keyText(one).equals(LinkReader.keyText(other))
                && NewRowKey.in(one).equals(NewRowKey.in(other));
    }

    /** The name, else the table and the key. */
    String words(List<Object> key, String name) {
        if (!name.isEmpty()) {
            return name;
        }
        return NewRowKey.in(key).isEmpty()
                ? far.name().name() + " "
                        + String.join(", ", key.stream().map(ChangeWords::value).toList())
                : "New row in " + far.name().name();
    }

    private @Nullable String nameOf(List<Object> key) {
        for (NewRowKey place : NewRowKey.in(key)) {
            return changes.inserted(place.insertId()).map(pending::labelOf).orElse("");
        }
        String known = names.get(LinkReader.keyText(key));
        String now =
                pending.now(new ReferencedRow(key, known == null ? "" : known)).label();
        return known == null && now.isEmpty() ? null : now;
    }

    private TableLink way(List<Object> key) {
        List<String> columns = link.far().key().targetColumns();
        if (!NewRowKey.in(key).isEmpty() || key.size() != columns.size()) {
            // A new row stands among the new ones, at the top.
            return TableLink.to(far.name());
        }
        Map<String, Object> where = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            where.put(columns.get(i), key.get(i));
        }
        return new TableLink(far.name(), where);
    }

    private boolean pointsHere(List<Object> near, RowChange change) {
        return !near.isEmpty() && sameKey(near, after(change, link.near().key().columns()));
    }

    private List<String> farColumns() {
        return link.far().key().columns();
    }

    private List<Object> after(RowChange change) {
        return after(change, farColumns());
    }

    private static List<Object> after(RowChange change, List<String> columns) {
        return columns.stream().map(change::after).filter(Objects::nonNull).toList();
    }
}
