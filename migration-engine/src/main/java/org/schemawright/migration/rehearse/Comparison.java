package org.schemawright.migration.rehearse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.ObjectRef;

/**
 * How a database compares with what it was.
 *
 * @param schema what differs in the schema
 * @param rows what differs in the rows of the tables that are still there
 */
public record Comparison(List<Difference> schema, List<RowDifference> rows) {
    public Comparison {
        schema = List.copyOf(schema);
        rows = List.copyOf(rows);
    }

    /** What differs, for people: a sentence each. */
    public List<String> words() {
        return Stream.concat(
                        schema.stream().map(Comparison::words), rows.stream().map(RowDifference::words))
                .toList();
    }

    private static String words(Difference difference) {
        ObjectRef object = difference.object();
        String part = object.part().isEmpty() ? "" : object.part() + " of ";
        String name = "The " + object.kind().word() + " " + part + object.name();
        return difference.added()
                ? name + " was not there before."
                : difference.removed()
                        ? name + " is gone."
                        : name + " is not what it was: "
                                + difference.aspects().stream()
                                        .map(Difference.Aspect::name)
                                        .collect(Collectors.joining(", "))
                                + ".";
    }

    /** Whether it is exactly what it was. */
    public boolean isSame() {
        return schema.isEmpty() && rows.isEmpty();
    }
}
