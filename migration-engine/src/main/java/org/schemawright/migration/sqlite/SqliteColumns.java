package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.sqlite.SqliteCatalog.ColumnRow;
import org.schemawright.migration.sqlite.SqliteCatalog.KindRow;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;

/**
 * The columns of one table: what the catalog says, with collations, expressions and AUTOINCREMENT out of the text.
 *
 * @param hasKeyIndex whether the primary key has an index of its own
 */
record SqliteColumns(List<ColumnRow> rows, Optional<SqliteTableText> text, KindRow kind, boolean hasKeyIndex) {

    /** {@code hidden} of the catalog: a column that a virtual table keeps out of sight. */
    private static final int HIDDEN = 1;

    private static final int VIRTUAL = 2;
    private static final int STORED = 3;

    List<Column> columns() {
        return rows.stream().filter(r -> r.hidden() != HIDDEN).map(this::column).toList();
    }

    List<String> names() {
        return rows.stream().map(ColumnRow::name).toList();
    }

    private Column column(ColumnRow row) {
        Identity identity = identity(row);
        String defaultValue = row.defaultValue();
        return new Column(
                row.name(),
                SqliteTypes.parse(row.type()),
                !row.required() && identity == null,
                defaultValue == null ? null : new DefaultValue(defaultValue),
                generated(row),
                identity,
                clause(row, SqliteClause.Kind.COLLATE),
                null);
    }

    private @Nullable Generated generated(ColumnRow row) {
        if (row.hidden() != VIRTUAL && row.hidden() != STORED) {
            return null;
        }
        String expression = clause(row, SqliteClause.Kind.GENERATED_STORED, SqliteClause.Kind.GENERATED_VIRTUAL);
        return new Generated(expression == null ? "" : expression, row.hidden() == STORED);
    }

    private @Nullable Identity identity(ColumnRow row) {
        boolean alone = rows.stream().filter(r -> r.key() > 0).count() == 1;
        if (row.key() == 0 || !alone || hasKeyIndex || kind.withoutRowId() || !SqliteTypes.isRowIdType(row.type())) {
            return null;
        }
        boolean autoincrement = text.stream().flatMap(SqliteTableText::clauses).anyMatch(SqliteClause::isAutoincrement);
        return Identity.of(autoincrement ? Identity.Kind.AUTOINCREMENT : Identity.Kind.ROWID);
    }

    private @Nullable String clause(ColumnRow row, SqliteClause.Kind... kinds) {
        return text.flatMap(t -> t.column(row.name()))
                .flatMap((ColumnItem c) -> c.clause(kinds))
                .map(SqliteClause::value)
                .orElse(null);
    }
}
