package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;

/** A schema as sorted lines for comparing, without the texts that only say the same in other words. */
public final class SchemaWords {

    private SchemaWords() {}

    /** What only the first ({@code +}) or only the second ({@code -}) schema has. */
    public static List<String> difference(DatabaseSchema one, DatabaseSchema other) {
        List<String> mine = of(one);
        List<String> theirs = of(other);
        List<String> lines = new ArrayList<>();
        mine.stream().filter(l -> !theirs.contains(l)).forEach(l -> lines.add("+ " + l));
        theirs.stream().filter(l -> !mine.contains(l)).forEach(l -> lines.add("- " + l));
        if (lines.isEmpty() && mine.size() != theirs.size()) {
            lines.add(mine + " is not as long as " + theirs);
        }
        return lines;
    }

    public static List<String> of(DatabaseSchema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            String name = table.name() + ": ";
            lines.add(name + table.kind() + " "
                    + table.options().stream().sorted().toList());
            table.columns().forEach(c -> lines.add(name + table.columns().indexOf(c) + " " + c));
            table.constraints().stream().map(c -> name + c).sorted().forEach(lines::add);
            table.indexes().stream()
                    .map(i -> name + new Index(i.name(), i.unique(), i.parts(), i.predicate(), null))
                    .forEach(lines::add);
        }
        schema.views().forEach(v -> lines.add("view " + v.name()));
        schema.triggers().forEach(t -> lines.add("trigger " + t.name() + " on " + t.table()));
        // A rename leaves quotes around names that had none.
        return lines.stream().map(l -> l.replace("\"", "")).toList();
    }
}
