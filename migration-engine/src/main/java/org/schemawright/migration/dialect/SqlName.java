package org.schemawright.migration.dialect;

import java.util.Collection;
import java.util.stream.Collectors;
import org.schemawright.migration.schema.ObjectName;

/** The only place that quotes names and texts for SQL; SQLite and PostgreSQL quote alike. */
public final class SqlName {

    private SqlName() {}

    /** A name in double quotes, with those inside it doubled. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name with its schema where it has one. */
    public static String quote(ObjectName name) {
        String schema = name.schema();
        return schema == null ? quote(name.name()) : quote(schema) + "." + quote(name.name());
    }

    /** Names in a list, separated by commas. */
    public static String list(Collection<String> names) {
        return names.stream().map(SqlName::quote).collect(Collectors.joining(", "));
    }

    /** A text in single quotes, with those inside it doubled. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
