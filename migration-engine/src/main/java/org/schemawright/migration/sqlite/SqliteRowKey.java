package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * What tells the rows of a table apart, before and after it has changed.
 *
 * @param columns empty for the rowid
 */
record SqliteRowKey(List<String> columns) {

    private static final SqliteRowKey ROWID = new SqliteRowKey(List.of());

    /**
     * A key whose values stay as they are. A rowid that is no column comes last, because VACUUM may give others.
     *
     * @param was the table before
     * @param left the same afterwards
     */
    static Optional<SqliteRowKey> of(Table was, Table left) {
        return declared(was, left)
                .or(() -> haveRowIds(was, left) && keepsRowId(was, left) ? Optional.of(ROWID) : Optional.empty());
    }

    /** The same, of keys that the table declares alone. */
    static Optional<SqliteRowKey> declared(Table was, Table left) {
        Optional<String> number = numbered(was);
        if (haveRowIds(was, left) && number.isPresent() && number.equals(numbered(left))) {
            return Optional.of(ROWID);
        }
        return Stream.<List<String>>concat(
                        was.primaryKey().stream().map(PrimaryKey::columns),
                        was.uniqueKeys().stream().map(UniqueKey::columns))
                .filter(columns -> columns.stream().allMatch(column -> stays(column, was, left)))
                .findFirst()
                .map(SqliteRowKey::new);
    }

    private static boolean haveRowIds(Table was, Table left) {
        return hasRowId(was) && hasRowId(left) && !rowId(was, left).isEmpty();
    }

    private static boolean stays(String name, Table was, Table left) {
        Column before = was.column(name).orElse(null);
        Column after = left.column(name).orElse(null);
        return before != null
                && after != null
                && !before.nullable()
                && before.generated() == null
                && after.generated() == null
                && before.type().raw().equals(after.type().raw());
    }

    /** The rowids of the old rows are those of the new ones, unless a column that is there already gives others. */
    private static boolean keepsRowId(Table was, Table left) {
        return numbered(left).flatMap(was::column).isEmpty();
    }

    private static Optional<String> numbered(Table table) {
        return table.columns().stream()
                .filter(column -> column.identity() != null)
                .map(Column::name)
                .findFirst();
    }

    static boolean hasRowId(Table table) {
        return !table.options().contains("WITHOUT ROWID");
    }

    /** A name of the rowid that no column takes, as a statement may write it; empty where there is none. */
    static String rowId(Table... tables) {
        Set<String> taken = Stream.of(tables)
                .flatMap(table -> table.columns().stream())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse("");
    }
}
