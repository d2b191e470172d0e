package org.schemawright.migration.postgresql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.reflect.CatalogQueries;

/**
 * What a server has of what the catalog queries would like.
 *
 * @param defaultSchema where a new object goes
 * @param searchPath the schemas in which the connection looks for names
 * @param usable the catalogs, columns and functions that are there and may be used
 * @param refused those that are there but not for this role
 */
record Server(String defaultSchema, List<String> searchPath, Set<String> usable, Set<String> refused) {

    /** Holds on PostgreSQL itself and what is made of it, not on what only speaks its protocol. */
    static final String GENUINE = "PostgreSQL";

    private record Item(
            String name, String schema, List<String> searchPath, boolean genuine, boolean there, boolean allowed) {}

    /** Asks for all of them in one statement. */
    static Server of(CatalogQueries queries, Set<String> wanted) throws SQLException {
        String sql = queries.text("server").replace("$ITEMS$", SqlName.literal(String.join(" ", wanted)));
        List<Item> items = queries.select(
                sql,
                row -> new Item(
                        row.getString("item"),
                        row.getString("default_schema"),
                        Catalog.texts(row, "search_path"),
                        row.getString("version").startsWith(GENUINE),
                        row.getBoolean("is_there"),
                        row.getBoolean("may_use")));
        Set<String> usable = new HashSet<>(names(items, item -> item.there() && item.allowed()));
        if (items.getFirst().genuine()) {
            usable.add(GENUINE);
        }
        return new Server(
                items.getFirst().schema(),
                items.getFirst().searchPath(),
                usable,
                names(items, item -> item.there() && !item.allowed()));
    }

    private static Set<String> names(List<Item> items, Predicate<Item> which) {
        return items.stream().filter(which).map(Item::name).collect(Collectors.toSet());
    }

    /**
     * The path under which a script of the schema runs, and thus its texts are read: names of the default schema, then of
     * {@code public}, need no schema.
     */
    static List<String> path(String defaultSchema) {
        return defaultSchema.equals("public") ? List.of("public") : List.of(defaultSchema, "public");
    }

    boolean has(String item) {
        return usable.contains(item);
    }

    /** Whether it has something that is no function. */
    boolean hasData(String item) {
        return has(item) && !item.endsWith(")");
    }
}
