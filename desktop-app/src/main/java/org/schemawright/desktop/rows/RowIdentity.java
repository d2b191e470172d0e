package org.schemawright.desktop.rows;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UniqueKey;

/**
 * How the rows of a table are told apart, the same for reading and for writing: by the primary key, else by the first
 * unique key or unique index whose columns are all NOT NULL, else on SQLite by the rowid.
 *
 * @param columns the names of the key columns in key order, never empty; for the rowid the one name under which the
 *     table's own columns do not hide it
 * @param rowid whether it is the rowid, which is none of the table's columns
 */
public record RowIdentity(List<String> columns, boolean rowid) {
    public RowIdentity {
        columns = List.copyOf(columns);
    }

    /**
     * The identity of a table's rows; empty where nothing tells them apart.
     *
     * @param sqlite whether it is a SQLite table, which has a rowid unless it was made without one
     */
    public static Optional<RowIdentity> of(Table table, boolean sqlite) {
        return Stream.of(
                        table.primaryKey().stream().map(key -> key.columns()),
                        table.uniqueKeys().stream()
                                .map(UniqueKey::columns)
                                .filter(columns -> neverNull(table, columns)),
                        table.indexes().stream()
                                .filter(index -> index.unique() && index.predicate() == null)
                                .map(RowIdentity::plainColumns)
                                .filter(columns -> !columns.isEmpty() && neverNull(table, columns)))
                .flatMap(keys -> keys)
                .findFirst()
                .map(columns -> new RowIdentity(columns, false))
                .or(() -> sqlite ? rowid(table) : Optional.empty());
    }

    private static Optional<RowIdentity> rowid(Table table) {
        if (table.options().contains("WITHOUT ROWID") || table.kind() == TableKind.FOREIGN) {
            return Optional.empty();
        }
        List<String> taken = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> !taken.contains(name))
                .findFirst()
                .map(name -> new RowIdentity(List.of(name), true));
    }

    private static boolean neverNull(Table table, List<String> columns) {
        return columns.stream()
                .allMatch(name ->
                        table.column(name).map(column -> !column.nullable()).orElse(false));
    }

    /** The columns of an index; empty when it indexes an expression. */
    private static List<String> plainColumns(Index index) {
        List<String> columns = index.parts().stream()
                .map(Index.Part::column)
                .filter(Objects::nonNull)
                .toList();
        return columns.size() == index.parts().size() ? columns : List.of();
    }
}
