package org.schemawright.migration.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Renames as people write them: {@code a=b} for a table, {@code table.a=b} for a column of it, {@code type.a=b} for a value
 * of an enum.
 */
final class RenameOption {

    private RenameOption() {}

    /** @throws IOException when there is no such table, column or value; the message is a sentence */
    static List<Renaming> changes(List<String> options, DatabaseSchema schema) throws IOException {
        List<Renaming> changes = new ArrayList<>();
        for (String option : options) {
            changes.add(change(option, schema));
        }
        return changes;
    }

    private static Renaming change(String option, DatabaseSchema schema) throws IOException {
        int equals = option.indexOf('=');
        String from = equals < 0 ? "" : option.substring(0, equals).strip();
        String to = option.substring(equals + 1).strip();
        if (from.isEmpty() || to.isEmpty()) {
            throw new IOException(
                    "“" + option
                            + "” is no rename. Write a=b for a table, table.a=b for a column, type.a=b for a value of an enum.");
        }
        for (Table table : schema.tables()) {
            if (isNamed(table.name(), from, schema)) {
                return new Change.RenameTable(table.name(), to);
            }
            int dot = from.lastIndexOf('.');
            if (dot > 0
                    && isNamed(table.name(), from.substring(0, dot), schema)
                    && table.columns().stream().anyMatch(c -> c.name().equals(from.substring(dot + 1)))) {
                return new Change.RenameColumn(table.name(), from.substring(dot + 1), to);
            }
        }
        for (EnumType type : schema.enums()) {
            String value = type.values().stream()
                    .filter(one -> from.endsWith("." + one))
                    .filter(one -> isNamed(type.name(), from.substring(0, from.length() - one.length() - 1), schema))
                    .findFirst()
                    .orElse(null);
            if (value != null) {
                return new ValueRename(type.name(), value, to);
            }
        }
        throw new IOException("There is no table or column “" + from + "” to rename.");
    }

    private static boolean isNamed(ObjectName name, String written, DatabaseSchema schema) {
        boolean usual = Objects.equals(name.schema(), schema.defaultSchema());
        return usual && name.name().equals(written) || (name.schema() + "." + name.name()).equals(written);
    }

    /** The option that stands for a rename. */
    static String text(Renaming rename) {
        return switch (rename) {
            case Change.RenameTable table -> table.table() + "=" + table.newName();
            case Change.RenameColumn column -> column.table() + "." + column.column() + "=" + column.newName();
            case ValueRename value -> value.type() + "." + value.value() + "=" + value.newValue();
        };
    }
}
