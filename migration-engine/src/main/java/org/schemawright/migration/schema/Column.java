package org.schemawright.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table or view.
 *
 * @param name the unquoted name
 * @param type its type
 * @param nullable whether NULL is allowed
 * @param defaultValue null where there is none
 * @param generated null unless the value is computed
 * @param identity null unless the database numbers it
 * @param collation null where it is the default one
 * @param comment null where there is none (always on SQLite)
 * @param storage how values are kept where that is not as usual (PostgreSQL), in this order: {@code EXTERNAL},
 *     {@code COMPRESSION lz4}, {@code STATISTICS 100}, {@code (n_distinct='5')}, {@code OPTIONS (column_name 'c')} of a
 *     foreign table; the {@code ON CONFLICT IGNORE} of a NOT NULL (SQLite); empty elsewhere
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable DefaultValue defaultValue,
        @Nullable Generated generated,
        @Nullable Identity identity,
        @Nullable String collation,
        @Nullable String comment,
        String storage) {

    /** A column that is stored as usual. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable DefaultValue defaultValue,
            @Nullable Generated generated,
            @Nullable Identity identity,
            @Nullable String collation,
            @Nullable String comment) {
        this(name, type, nullable, defaultValue, generated, identity, collation, comment, "");
    }

    /** A plain column: no default, not generated, no identity. */
    public static Column of(String name, ColumnType type, boolean nullable) {
        return new Column(name, type, nullable, null, null, null, null, null);
    }

    /** The same column under another name. */
    public Column withName(String newName) {
        return new Column(newName, type, nullable, defaultValue, generated, identity, collation, comment, storage);
    }

    /** The same column with another default; null for none. */
    public Column withDefault(@Nullable DefaultValue newDefault) {
        return new Column(name, type, nullable, newDefault, generated, identity, collation, comment, storage);
    }

    /** The same column computed in another way; null for not computed. */
    public Column withGenerated(@Nullable Generated newGenerated) {
        return new Column(name, type, nullable, defaultValue, newGenerated, identity, collation, comment, storage);
    }

    /** The same column with another comment; null for none. */
    public Column withComment(@Nullable String newComment) {
        return new Column(name, type, nullable, defaultValue, generated, identity, collation, newComment, storage);
    }

    /** The same column numbered in another way; null for not numbered. */
    public Column withIdentity(@Nullable Identity newIdentity) {
        return new Column(name, type, nullable, defaultValue, generated, newIdentity, collation, comment, storage);
    }

    /** The same column with NULL forbidden. */
    public Column notNull() {
        return withNullable(false);
    }

    /** The same column with or without NULL. */
    public Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, generated, identity, collation, comment, storage);
    }

    /** Whether an insert may leave the column out although it is not nullable. */
    public boolean filledByDatabase() {
        return defaultValue != null || generated != null || identity != null;
    }
}
