package org.schemawright.desktop.design;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * A key or index that a column belongs to.
 *
 * @param kind what it is
 * @param words in a word or two: "primary", "author" of a reference, "unique", "index"
 */
record KeyMark(Kind kind, String words) {

    /** The kinds, the weightiest first. */
    enum Kind {
        PRIMARY,
        REFERENCE,
        UNIQUE,
        INDEX
    }

    /** What a column belongs to, each kind and target once. */
    static List<KeyMark> of(Table table, String column) {
        List<KeyMark> marks = new ArrayList<>();
        table.primaryKey().filter(key -> key.columns().contains(column)).ifPresent(key -> {
            int place = key.columns().indexOf(column) + 1;
            marks.add(new KeyMark(Kind.PRIMARY, key.columns().size() == 1 ? "primary" : "primary " + place));
        });
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                marks.add(new KeyMark(
                        Kind.REFERENCE, key.target().within(table.name().schema())));
            }
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (key.columns().contains(column)) {
                marks.add(new KeyMark(Kind.UNIQUE, "unique"));
            }
        }
        for (Index index : table.indexes()) {
            if (index.parts().stream().anyMatch(part -> column.equals(part.column()))) {
                marks.add(index.unique() ? new KeyMark(Kind.UNIQUE, "unique") : new KeyMark(Kind.INDEX, "index"));
            }
        }
        return marks.stream().distinct().toList();
    }
}
