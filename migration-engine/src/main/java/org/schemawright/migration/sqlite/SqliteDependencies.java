package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.schemawright.migration.change.NameRewriter;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** Which tables and views the texts of views and triggers name; SQLite itself keeps no record of it. */
final class SqliteDependencies {

    private final Map<String, ObjectRef> relations = new HashMap<>();
    private final List<Dependency> found = new ArrayList<>();

    private SqliteDependencies(List<Table> tables, List<View> views) {
        tables.forEach(t -> relations.put(lower(t.name().name()), t.ref()));
        views.forEach(v -> relations.put(lower(v.name().name()), v.ref()));
    }

    /** Sorted by user. A trigger's own table is left out: it belongs to it. */
    static List<Dependency> of(List<Table> tables, List<View> views, List<Trigger> triggers) {
        SqliteDependencies dependencies = new SqliteDependencies(tables, views);
        views.forEach(v -> dependencies.add(v.ref(), v.name().name(), v.definition()));
        triggers.forEach(t -> dependencies.add(t.ref(), t.table().name(), t.definition()));
        return dependencies.found;
    }

    private void add(ObjectRef user, String own, String sql) {
        NameRewriter.tables(sql).stream()
                .filter(name -> !name.equals(lower(own)))
                .map(relations::get)
                .filter(Objects::nonNull)
                .sorted()
                .forEach(used -> found.add(new Dependency(user, used)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
