package org.schemawright.migration.schema;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, view, type or other object, exactly as the catalog spells it.
 *
 * @param schema the schema that holds the object; null where the engine has none (SQLite's main database)
 * @param name the unquoted name
 */
public record ObjectName(@Nullable String schema, String name) implements Comparable<ObjectName> {

    private static final Comparator<ObjectName> ORDER = Comparator.comparing(
                    ObjectName::schema, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(ObjectName::name);

    /** A name in an engine without schemas. */
    public static ObjectName of(String name) {
        return new ObjectName(null, name);
    }

    /** The same schema, another name. */
    public ObjectName withName(String newName) {
        return new ObjectName(schema, newName);
    }

    /** Whether SQL that gives the name calls it so, with or without quotes and schema. */
    public boolean isCalled(String raw) {
        String bare = raw.replace("\"", "");
        return bare.equals(name) || bare.equals(schema + "." + name);
    }

    /** For people who look at a thing of that schema: its own schema goes without saying. */
    public String within(@Nullable String place) {
        return Objects.equals(schema, place) ? name : toString();
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** For people: without quotes, and without the schema where it is PostgreSQL's {@code public}. */
    @Override
    public String toString() {
        return schema == null || schema.equals("public") ? name : schema + "." + name;
    }
}
