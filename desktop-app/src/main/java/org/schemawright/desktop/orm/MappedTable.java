package org.schemawright.desktop.orm;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/**
 * A table and the class made for it.
 *
 * @param identity what tells its rows apart
 * @param entity the class
 * @param fields the class's field for each column that is written or belongs to the key
 * @param version the field of PostgreSQL's {@code xmin}; null where it is not used
 */
record MappedTable(
        Table table,
        RowIdentity identity,
        Class<?> entity,
        Map<String, Field> fields,
        @Nullable Field version) {

    /** A condition over about this many columns is too deep for SQLite. */
    private static final int MOST_COMPARED = 900;

    /** Whether an update compares only what it changes, because the table is too wide to compare all. */
    boolean comparesChangedOnly() {
        return version == null && isTooWideToCompare(fields.size());
    }

    /** Whether a condition over so many columns is too deep for SQLite. */
    static boolean isTooWideToCompare(int columns) {
        return columns > MOST_COMPARED;
    }

    /** A new object of the class, all fields null. */
    Object newEntity() {
        try {
            Constructor<?> constructor = entity.getConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a row was read with the columns that the table has now, and no others. */
    boolean fits(Row row) {
        return row.columns().equals(table.columns()) || names(row.columns()).equals(names(table.columns()));
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * An object of the class that holds what a person saw of a row.
     *
     * @param row one that fits
     */
    Object entityOf(Row row) {
        Object made = newEntity();
        List<Column> columns = row.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (fields.containsKey(columns.get(i).name())) {
                set(made, columns.get(i).name(), row.values().get(i));
            }
        }
        if (identity.rowid()) {
            set(
                    made,
                    identity.columns().getFirst(),
                    Objects.requireNonNull(row.key(), "key").values().getFirst());
        }
        if (version != null) {
            set(version, made, row.version());
        }
        return made;
    }

    void set(Object made, String column, @Nullable Object value) {
        Field field = fields.get(column);
        if (field == null) {
            throw new IllegalArgumentException("no writable column " + column + " in " + table.name());
        }
        set(field, made, value);
    }

    private static void set(Field field, Object made, @Nullable Object value) {
        try {
            field.set(made, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
