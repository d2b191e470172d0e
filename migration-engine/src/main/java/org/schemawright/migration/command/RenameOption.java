package org.schemawright.migration.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Renames as people write them, in any order: {@code a=b} for a table, {@code table.a=b} for a column of it,
 * {@code type.a=b} for a value of an enum. A table with columns is called as it was or as it is to be.
 */
final class RenameOption {

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final List<Change.RenameTable> tables = new ArrayList<>();

    /** Both sides of the sign, as they are written. */
    private record Words(String from, String to) {}

    private RenameOption(DatabaseSchema before, DatabaseSchema after) {
        this.before = before;
        this.after = after;
    }

    /** @throws MisuseException where one is not written as a rename is */
    static void check(List<String> options) throws MisuseException {
        for (String option : options) {
            words(option);
        }
    }

    /** @throws IOException when there is no such table, column or value on either side; the message is a sentence */
    static List<Renaming> changes(List<String> options, DatabaseSchema before, DatabaseSchema after)
            throws IOException {
        return new RenameOption(before, after).changes(options);
    }

    private static Words words(String option) throws MisuseException {
        int equals = option.indexOf('=');
        String from = equals < 0 ? "" : option.substring(0, equals).strip();
        String to = option.substring(equals + 1).strip();
        if (from.isEmpty() || to.isEmpty()) {
            throw new MisuseException(
                    "“" + option
                            + "” is no rename. Write a=b for a table, table.a=b for a column, type.a=b for a value of an enum.");
        }
        return new Words(from, to);
    }

    /** What is in a table goes first, as long as the table is called as it was. */
    private List<Renaming> changes(List<String> options) throws IOException {
        List<Words> parts = new ArrayList<>();
        for (String option : options) {
            Words words = words(option);
            Optional<Table> table = before.tables().stream()
                    .filter(one -> isNamed(one.name(), words.from()))
                    .findFirst();
            if (table.isPresent()) {
                tables.add(renamed(table.get(), words.to()));
            } else {
                parts.add(words);
            }
        }
        List<Renaming> changes = new ArrayList<>();
        for (Words words : parts) {
            changes.add(part(words));
        }
        List<Renaming> all = new ArrayList<>(inOrder(changes));
        all.addAll(inOrder(tables));
        return all;
    }

    /** A name is given up before something else takes it. */
    private static List<Renaming> inOrder(List<? extends Renaming> renames) {
        List<Renaming> waiting = new ArrayList<>(renames);
        List<Renaming> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Renaming next = waiting.stream()
                    .filter(one -> waiting.stream()
                            .noneMatch(other -> other != one && source(other).equals(result(one))))
                    .findFirst()
                    .orElse(waiting.getFirst());
            ordered.add(next);
            waiting.remove(next);
        }
        return ordered;
    }

    private static List<Object> source(Renaming rename) {
        return switch (rename) {
            case Change.RenameTable table -> List.of(table.table());
            case Change.RenameColumn column -> List.of(column.table(), column.column());
            case ValueRename value -> List.of(value.type(), value.value());
        };
    }

    private static List<Object> result(Renaming rename) {
        return source(rename.reversed());
    }

    private Change.RenameTable renamed(Table table, String to) throws IOException {
        ObjectName name = table.name();
        if (after.table(name.withName(to)).isPresent()) {
            return new Change.RenameTable(name, to);
        }
        for (Table wanted : after.tables()) {
            if (isNamed(wanted.name(), to) && Objects.equals(wanted.name().schema(), name.schema())) {
                return new Change.RenameTable(name, wanted.name().name());
            }
            if (isNamed(wanted.name(), to)) {
                throw new IOException("“" + to + "” is in another schema than “" + name
                        + "”, and a rename stays in its own. Write ALTER TABLE … SET SCHEMA into a revision made with"
                        + " db generate --empty.");
            }
        }
        throw new IOException("The target has no table " + to + ".");
    }

    private Renaming part(Words words) throws IOException {
        String from = words.from();
        int dot = from.lastIndexOf('.');
        if (dot > 0) {
            String owner = from.substring(0, dot);
            String column = from.substring(dot + 1);
            for (Table table : before.tables()) {
                if (isNamed(table.name(), owner) && table.column(column).isPresent()) {
                    return renamed(table, column, words.to());
                }
            }
            for (Table table : before.tables()) {
                if (isNamed(now(table), owner) && table.column(column).isPresent()) {
                    return renamed(table, column, words.to());
                }
            }
        }
        for (EnumType type : before.enums()) {
            String value = type.values().stream()
                    .filter(one -> from.endsWith("." + one))
                    .filter(one -> isNamed(type.name(), from.substring(0, from.length() - one.length() - 1)))
                    .findFirst()
                    .orElse(null);
            if (value != null) {
                return new ValueRename(type.name(), value, words.to());
            }
        }
        throw new IOException("There is no table or column “" + from + "” to rename.");
    }

    private Change.RenameColumn renamed(Table table, String column, String to) throws IOException {
        ObjectName now = now(table);
        Table wanted = after.table(now).orElseThrow(() -> new IOException("The target has no table " + now + "."));
        if (wanted.column(to).isEmpty()) {
            throw new IOException("The table " + now + " of the target has no column " + to + ".");
        }
        return new Change.RenameColumn(table.name(), column, to);
    }

    /** What the table is to be called. */
    private ObjectName now(Table table) {
        return tables.stream()
                .filter(rename -> rename.table().equals(table.name()))
                .map(rename -> table.name().withName(rename.newName()))
                .findFirst()
                .orElse(table.name());
    }

    private boolean isNamed(ObjectName name, String written) {
        boolean usual = Objects.equals(name.schema(), before.defaultSchema());
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
