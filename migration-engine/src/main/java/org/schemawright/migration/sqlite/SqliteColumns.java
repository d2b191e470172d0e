package org.schemawright.migration.sqlite;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.sqlite.SqliteCatalog.ColumnRow;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;

/** The columns of one table: what the catalog says, with collations, expressions and AUTOINCREMENT out of the text. */
final class SqliteColumns {

    /** {@code hidden} of the catalog: a column that a virtual table keeps out of sight. */
    private static final int HIDDEN = 1;

    private static final Set<SqliteClause.Kind> NOT_NULL = Set.of(SqliteClause.Kind.NOT_NULL);
    private static final Set<SqliteClause.Kind> COLLATE = Set.of(SqliteClause.Kind.COLLATE);
    private static final Set<SqliteClause.Kind> GENERATED =
            Set.of(SqliteClause.Kind.GENERATED_STORED, SqliteClause.Kind.GENERATED_VIRTUAL);

    private static final int VIRTUAL = 2;
    private static final int STORED = 3;

    private final List<ColumnRow> rows;
    private final Map<String, ColumnItem> items = new HashMap<>();
    private final Identity.@Nullable Kind rowId;
    private final Function<String, ColumnType> types;

    /**
     * The columns of a table.
     *
     * @param text empty where it cannot be followed
     * @param canHaveRowId whether a single INTEGER key can be the rowid
     * @param types understands declared types
     */
    SqliteColumns(
            List<ColumnRow> rows,
            Optional<SqliteTableText> text,
            boolean canHaveRowId,
            Function<String, ColumnType> types) {
        this.rows = rows;
        this.types = types;
        for (ColumnItem item : text.map(SqliteTableText::columns).orElse(List.of())) {
            items.put(item.name().value().toLowerCase(Locale.ROOT), item);
        }
        boolean single = rows.stream().filter(r -> r.key() > 0).count() == 1;
        boolean autoincrement =
                single && text.stream().flatMap(SqliteTableText::clauses).anyMatch(SqliteClause::isAutoincrement);
        this.rowId =
                !single || !canHaveRowId ? null : autoincrement ? Identity.Kind.AUTOINCREMENT : Identity.Kind.ROWID;
    }

    List<Column> columns() {
        return rows.stream().filter(r -> r.hidden() != HIDDEN).map(this::column).toList();
    }

    List<Column> hidden() {
        return rows.stream().filter(r -> r.hidden() == HIDDEN).map(this::column).toList();
    }

    List<String> names() {
        return rows.stream().map(ColumnRow::name).toList();
    }

    private Column column(ColumnRow row) {
        ColumnItem item = items.get(row.name().toLowerCase(Locale.ROOT));
        Identity identity = identity(row, item);
        String defaultValue = row.defaultValue();
        String conflict = row.required() ? value(item, NOT_NULL) : null;
        return new Column(
                row.name(),
                types.apply(row.type()),
                !row.required() && identity == null,
                defaultValue == null ? null : new DefaultValue(defaultValue),
                generated(row, item),
                identity,
                value(item, COLLATE),
                null,
                conflict == null || identity != null ? "" : conflict);
    }

    private static @Nullable Generated generated(ColumnRow row, @Nullable ColumnItem item) {
        if (row.hidden() != VIRTUAL && row.hidden() != STORED) {
            return null;
        }
        String expression = value(item, GENERATED);
        return new Generated(expression == null ? "" : expression, row.hidden() == STORED);
    }

    /** {@code INTEGER PRIMARY KEY DESC} is no rowid, but only when the key stands in the column itself. */
    private @Nullable Identity identity(ColumnRow row, @Nullable ColumnItem item) {
        if (rowId == null || row.key() == 0 || !SqliteTypes.isRowIdType(row.type())) {
            return null;
        }
        boolean descending = item != null
                && item.clauses().stream()
                        .anyMatch(c -> c.constraint() instanceof PrimaryKey key
                                && !SqliteKeyOptions.parse(key.options())
                                        .parts()
                                        .isEmpty());
        return descending ? null : Identity.of(rowId);
    }

    private static @Nullable String value(@Nullable ColumnItem item, Set<SqliteClause.Kind> kinds) {
        return item == null ? null : item.clause(kinds).map(SqliteClause::value).orElse(null);
    }
}
