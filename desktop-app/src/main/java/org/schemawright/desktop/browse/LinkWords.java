package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.LinkReader;
import org.schemawright.desktop.workspace.LinkTable;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Relationship;
import org.schemawright.migration.schema.Table;

/** Says what happens to rows of join tables as what it means: a row is linked with another, or unlinked from it. */
final class LinkWords {

    private final Workspace workspace;
    private final Map<Place, String> names = new HashMap<>();
    private final Set<Place> asked = new HashSet<>();

    /** A row that is linked, by its table and the text of its key. */
    private record Place(ObjectName table, List<String> columns, String key) {}

    LinkWords(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Whether a row was linked or unlinked, in a sentence; empty for any other change. */
    Optional<String> sentence(RowChange change) {
        return pair(
                change,
                change instanceof RowChange.Insert ? "Link " : "Unlink ",
                change instanceof RowChange.Insert ? " with " : " from ");
    }

    /** The two rows that are linked, or no longer; empty for any other change. */
    Optional<String> pair(RowChange change) {
        return pair(change, "", " and ");
    }

    private Optional<String> pair(RowChange change, String before, String between) {
        LinkTable link = change instanceof RowChange.Update
                ? null
                : workspace.links().link(change.table()).orElse(null);
        if (link == null) {
            return Optional.empty();
        }
        String one = side(change, link.near());
        String other = side(change, link.far());
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(before + one + between + other);
    }

    private String side(RowChange change, Relationship side) {
        List<Object> key = key(change, side.key());
        if (key.size() != side.key().columns().size()) {
            return "";
        }
        String table = side.to().name();
        String name = name(side, key);
        return name.isEmpty()
                ? NewRowKey.in(key).isEmpty()
                        ? table + " "
                                + String.join(
                                        ", ",
                                        key.stream().map(ChangeWords::value).toList())
                        : "the new row of " + table
                : table + " “" + ChangeWords.value(name) + "”";
    }

    private String name(Relationship side, List<Object> key) {
        for (NewRowKey place : NewRowKey.in(key)) {
            return newName(place);
        }
        return names.getOrDefault(place(side, key), "");
    }

    private String newName(NewRowKey place) {
        Table table = schema().table(place.table()).orElse(null);
        RowChange.Insert insert =
                workspace.changeSet().inserted(place.insertId()).orElse(null);
        return table == null || insert == null
                ? ""
                : new PendingReferences(
                                workspace, table, List.of(), workspace.labels().of(table))
                        .labelOf(insert);
    }

    /** Reads the names that changes need and nobody has read yet. */
    void readNames(List<RowChange> changes, Runnable onNew) {
        Map<Relationship, List<List<Object>>> missing = new LinkedHashMap<>();
        for (RowChange change : changes) {
            LinkTable link = change instanceof RowChange.Update
                    ? null
                    : workspace.links().link(change.table()).orElse(null);
            if (link != null) {
                note(missing, link.near(), change);
                note(missing, link.far(), change);
            }
        }
        missing.forEach((side, keys) -> read(side, keys, onNew));
    }

    private void note(Map<Relationship, List<List<Object>>> missing, Relationship side, RowChange change) {
        List<Object> key = key(change, side.key());
        if (key.size() == side.key().columns().size() && NewRowKey.in(key).isEmpty() && asked.add(place(side, key))) {
            missing.computeIfAbsent(side, s -> new ArrayList<>()).add(key);
        }
    }

    private void read(Relationship side, List<List<Object>> keys, Runnable onNew) {
        Table join = schema().table(side.from()).orElse(null);
        Table table = schema().table(side.to()).orElse(null);
        if (join == null || table == null) {
            return;
        }
        LinkReader reader = new LinkReader(
                workspace.database(),
                join,
                new LinkReader.Side(side.key(), table, workspace.labels().of(table)));
        workspace
                .lookups()
                .run(
                        "Reading names from " + side.to(),
                        progress -> reader.names(keys),
                        found -> {
                            found.forEach((key, name) ->
                                    names.put(new Place(side.to(), side.key().targetColumns(), key), name));
                            onNew.run();
                        },
                        problem -> {});
    }

    private static Place place(Relationship side, List<Object> key) {
        return new Place(side.to(), side.key().targetColumns(), LinkReader.keyText(key));
    }

    private static List<Object> key(RowChange change, ForeignKey key) {
        boolean gone = change instanceof RowChange.Delete;
        return key.columns().stream()
                .map(column -> gone ? change.before(column) : change.after(column))
                .filter(Objects::nonNull)
                .toList();
    }

    private DatabaseSchema schema() {
        return workspace.schemaProperty().get();
    }
}
