package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.reflect.CatalogQueries;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.sqlite.SqliteCatalog.ColumnRow;

/**
 * What SQLite's pragmas tell of keys and indexes, without names of constraints and checks; read only when a CREATE text
 * is none that we can follow.
 */
final class SqliteKeyCatalog {

    private final Map<String, List<KeyRow>> keys;
    private final Map<String, List<IndexRow>> indexes;

    /** One column of a foreign key. */
    private record KeyRow(
            String table,
            int id,
            String target,
            String column,
            @Nullable String targetColumn,
            String onUpdate,
            String onDelete) {}

    /** One part of an index; {@code origin} is c for CREATE INDEX, u for UNIQUE, pk for PRIMARY KEY. */
    private record IndexRow(
            String table,
            String name,
            boolean unique,
            String origin,
            @Nullable String column,
            boolean descending) {}

    private SqliteKeyCatalog(List<KeyRow> keys, List<IndexRow> indexes) {
        this.keys = keys.stream().collect(Collectors.groupingBy(KeyRow::table));
        this.indexes = indexes.stream().collect(Collectors.groupingBy(IndexRow::table));
    }

    static SqliteKeyCatalog read(Connection connection) throws SQLException {
        CatalogQueries queries = new CatalogQueries(connection, SqliteCatalog.class);
        List<KeyRow> keys = queries.rows(
                "foreign_keys",
                r -> new KeyRow(
                        r.getString("tbl"),
                        r.getInt("id"),
                        r.getString("target"),
                        r.getString("col"),
                        r.getString("target_col"),
                        r.getString("on_update"),
                        r.getString("on_delete")));
        List<IndexRow> indexes = queries.rows(
                "indexes",
                r -> new IndexRow(
                        r.getString("tbl"),
                        r.getString("name"),
                        r.getBoolean("is_unique"),
                        r.getString("origin"),
                        r.getString("col"),
                        r.getBoolean("is_descending")));
        return new SqliteKeyCatalog(keys, indexes);
    }

    /** Whether the primary key has an index of its own, so that it is no alias of the rowid. */
    boolean hasKeyIndex(String table) {
        return indexes.getOrDefault(table, List.of()).stream()
                .anyMatch(i -> i.origin().equals("pk"));
    }

    /** The keys of a table. */
    List<Constraint> constraints(String table, List<ColumnRow> columns) {
        List<Constraint> constraints = new ArrayList<>();
        List<String> key = columns.stream()
                .filter(c -> c.key() > 0)
                .sorted(Comparator.comparing(ColumnRow::key))
                .map(ColumnRow::name)
                .toList();
        if (!key.isEmpty()) {
            constraints.add(new PrimaryKey(null, key));
        }
        parts(table, "u")
                .forEach(parts -> constraints.add(new UniqueKey(
                        null,
                        parts.stream()
                                .map(IndexRow::column)
                                .flatMap(Stream::ofNullable)
                                .toList())));
        keys.getOrDefault(table, List.of()).stream()
                .collect(Collectors.groupingBy(KeyRow::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(parts -> constraints.add(foreignKey(parts)));
        return constraints;
    }

    /** An index of a table; without expressions, which no pragma tells. */
    Index index(String table, String name, String sql) {
        List<IndexRow> parts = parts(table, "c").stream()
                .filter(p -> p.getFirst().name().equals(name))
                .findFirst()
                .orElse(List.of());
        return new Index(
                name,
                !parts.isEmpty() && parts.getFirst().unique(),
                parts.stream()
                        .map(p -> new Index.Part(p.column(), p.column() == null ? "" : null, p.descending()))
                        .toList(),
                null,
                sql);
    }

    private List<List<IndexRow>> parts(String table, String origin) {
        return List.copyOf(indexes.getOrDefault(table, List.of()).stream()
                .filter(i -> i.origin().equals(origin))
                .collect(Collectors.groupingBy(IndexRow::name, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static ForeignKey foreignKey(List<KeyRow> parts) {
        KeyRow first = parts.getFirst();
        return new ForeignKey(
                null,
                parts.stream().map(KeyRow::column).toList(),
                ObjectName.of(first.target()),
                parts.stream()
                        .map(KeyRow::targetColumn)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                action(first.onUpdate()),
                action(first.onDelete()),
                false,
                false);
    }

    private static ReferentialAction action(String sql) {
        return Stream.of(ReferentialAction.values())
                .filter(a -> a.sql().equalsIgnoreCase(sql))
                .findFirst()
                .orElse(ReferentialAction.NO_ACTION);
    }
}
