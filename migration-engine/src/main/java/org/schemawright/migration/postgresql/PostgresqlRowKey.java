package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * What tells the rows of a table apart, before and after it has changed: a key; where there is none, all that stays of a
 * row, and the how manieth of equal ones it is. Which of two equal rows gets which values makes no difference.
 *
 * @param columns of the key; or all that stay
 * @param became what becomes of the others that are led to another type, as SQL of what they are before; none for a key
 * @param isKey whether no two rows are equal in them
 */
record PostgresqlRowKey(List<String> columns, List<String> became, boolean isKey) {

    static PostgresqlRowKey of(KeptRows rows) {
        Table was = rows.table();
        Table left = rows.left();
        if (left == null) {
            return new PostgresqlRowKey(List.of(), List.of(), true);
        }
        Optional<List<String>> key = Stream.<List<String>>concat(
                        was.primaryKey().stream().map(PrimaryKey::columns),
                        was.uniqueKeys().stream().map(UniqueKey::columns))
                .filter(columns -> columns.stream()
                        .allMatch(column -> stays(column, was, left)
                                && !was.column(column).orElseThrow().nullable()))
                .findFirst();
        return new PostgresqlRowKey(
                key.orElseGet(() -> was.columns().stream()
                        .map(Column::name)
                        .filter(column -> stays(column, was, left))
                        .toList()),
                key.isPresent() ? List.of() : became(rows, was, left),
                key.isPresent());
    }

    /** A type that somebody made may not be there yet, and tells no rows apart. */
    private static List<String> became(KeptRows rows, Table was, Table left) {
        return rows.columns().stream()
                .filter(rows::isConverted)
                .filter(name -> PostgresqlTypes.isBuiltIn(type(left, name)))
                .map(name -> ColumnStatements.converted(SqlName.quote(name), type(was, name), type(left, name)))
                .toList();
    }

    private static ColumnType type(Table table, String column) {
        return table.column(column).orElseThrow().type();
    }

    private static boolean stays(String name, Table was, Table left) {
        Column before = was.column(name).orElse(null);
        Column after = left.column(name).orElse(null);
        return before != null
                && after != null
                && before.generated() == null
                && after.generated() == null
                && before.type().raw().equals(after.type().raw());
    }

    /** All that stays of a row, as one text. */
    String text() {
        return isNothing()
                ? "''::text"
                : "ROW("
                        + Stream.concat(columns.stream().map(SqlName::quote), became.stream())
                                .collect(Collectors.joining(", "))
                        + ")::text";
    }

    /** The how manieth row it is of those that are equal in what stays. */
    String number() {
        return "row_number() OVER (" + (isNothing() ? "" : "PARTITION BY " + text()) + ")";
    }

    private boolean isNothing() {
        return columns.isEmpty() && became.isEmpty();
    }
}
