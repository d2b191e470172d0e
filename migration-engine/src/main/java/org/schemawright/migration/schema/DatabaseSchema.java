package org.schemawright.migration.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of a database's schema, as reflected or as drafted.
 *
 * @param defaultSchema where a new object goes; null on SQLite
 * @param tables by name
 * @param views by name, materialized ones included
 * @param triggers by name
 * @param enums by name
 * @param sequences by name
 */
public record DatabaseSchema(
        @Nullable String defaultSchema,
        List<Table> tables,
        List<View> views,
        List<Trigger> triggers,
        List<EnumType> enums,
        List<Sequence> sequences) {
    public DatabaseSchema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        triggers = List.copyOf(triggers);
        enums = List.copyOf(enums);
        sequences = List.copyOf(sequences);
    }

    /** A database without objects. */
    public static DatabaseSchema empty(@Nullable String defaultSchema) {
        return new DatabaseSchema(defaultSchema, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<Table> table(ObjectName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    public Optional<View> view(ObjectName name) {
        return views.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The triggers of one table or view. */
    public List<Trigger> triggersOf(ObjectName table) {
        return triggers.stream().filter(t -> t.table().equals(table)).toList();
    }

    /** The name of a new object in the default schema. */
    public ObjectName named(String name) {
        return new ObjectName(defaultSchema, name);
    }

    public DatabaseSchema withTables(Stream<Table> newTables) {
        return new DatabaseSchema(
                defaultSchema,
                newTables.sorted(Comparator.comparing(Table::name)).toList(),
                views,
                triggers,
                enums,
                sequences);
    }

    public DatabaseSchema withViews(List<View> newViews) {
        return new DatabaseSchema(defaultSchema, tables, newViews, triggers, enums, sequences);
    }

    public DatabaseSchema withTriggers(List<Trigger> newTriggers) {
        return new DatabaseSchema(defaultSchema, tables, views, newTriggers, enums, sequences);
    }
}
