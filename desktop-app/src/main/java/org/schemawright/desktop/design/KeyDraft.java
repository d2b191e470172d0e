package org.schemawright.desktop.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.UniqueKey;

/**
 * What an editor of keys and indexes begins with.
 *
 * @param kind what it is to be
 * @param constraint the key that is changed; null for none
 * @param index the index that is changed; null for none
 * @param columns what a new one begins with
 */
public record KeyDraft(
        Kind kind,
        @Nullable Constraint constraint,
        @Nullable Index index,
        List<String> columns) {

    /** What it can be. */
    public enum Kind {
        PRIMARY("primary key", "Primary key"),
        UNIQUE("unique key", "Unique key"),
        UNIQUE_INDEX("unique index", "Unique index"),
        INDEX("index", "Index");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** What it is called in a sentence. */
        String word() {
            return word;
        }

        String title() {
            return title;
        }

        /** Whether it is an index, with directions, expressions and a condition; else a rule over columns. */
        boolean isIndex() {
            return this == UNIQUE_INDEX || this == INDEX;
        }
    }

    public KeyDraft {
        columns = List.copyOf(columns);
    }

    /** A new one. */
    public static KeyDraft fresh(Kind kind, List<String> columns) {
        return new KeyDraft(kind, null, null, columns);
    }

    /** A key that is there. */
    public static KeyDraft of(PrimaryKey key) {
        return new KeyDraft(Kind.PRIMARY, key, null, key.columns());
    }

    /** A key that is there. */
    public static KeyDraft of(UniqueKey key) {
        return new KeyDraft(Kind.UNIQUE, key, null, key.columns());
    }

    /** An index that is there. */
    public static KeyDraft of(Index index) {
        return new KeyDraft(index.unique() ? Kind.UNIQUE_INDEX : Kind.INDEX, null, index, List.of());
    }

    boolean isNew() {
        return constraint == null && index == null;
    }
}
