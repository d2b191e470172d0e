package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.change.References;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/**
 * What uses the columns of a table, beside its own keys and indexes.
 *
 * @param byColumn by the column's name in the draft
 */
record UsedBy(Map<String, List<Reference>> byColumn) {

    static final UsedBy NOTHING = new UsedBy(Map.of());

    /** Looks; takes its time in a schema of thousands of tables. */
    static UsedBy of(DatabaseSchema schema, Table table) {
        References references = new References(schema);
        Map<String, List<Reference>> found = new HashMap<>();
        for (Column column : table.columns()) {
            found.put(
                    column.name(),
                    references.to(new ObjectRef(ObjectKind.COLUMN, table.name(), column.name())).stream()
                            .filter(reference -> counts(reference, table.name()))
                            .toList());
        }
        return new UsedBy(found);
    }

    List<Reference> of(String column) {
        return byColumn.getOrDefault(column, List.of());
    }

    /** How much of which kind: "2 tables, 1 view"; empty where nothing is. */
    String words(String column, ObjectName table) {
        Map<ObjectKind, Set<ObjectRef>> kinds = new TreeMap<>();
        Set<ObjectName> tables = new LinkedHashSet<>();
        long checks = 0;
        for (Reference reference : of(column)) {
            ObjectRef from = reference.from();
            if (reference.why().startsWith("check ")) {
                checks++;
            } else if (!from.name().equals(table)
                    && (from.kind() == ObjectKind.CONSTRAINT || from.kind() == ObjectKind.COLUMN)) {
                tables.add(from.name());
            } else {
                kinds.computeIfAbsent(from.kind(), kind -> new LinkedHashSet<>())
                        .add(from);
            }
        }
        List<String> words = new ArrayList<>();
        if (!tables.isEmpty()) {
            words.add(NumberWords.count(tables.size(), "table"));
        }
        if (checks > 0) {
            words.add(NumberWords.count(checks, "check"));
        }
        kinds.forEach((kind, refs) -> words.add(NumberWords.count(refs.size(), kind.word(), kind.plural())));
        return String.join(", ", words);
    }

    /** The table's own keys and indexes have a place of their own, and guesses are none of the column's business here. */
    private static boolean counts(Reference reference, ObjectName table) {
        ObjectRef from = reference.from();
        boolean own = from.name().equals(table)
                && (from.kind() == ObjectKind.CONSTRAINT || from.kind() == ObjectKind.TABLE)
                && !reference.why().startsWith("check ");
        return !reference.guess() && !own && from.kind() != ObjectKind.INDEX && from.kind() != ObjectKind.SEQUENCE;
    }
}
