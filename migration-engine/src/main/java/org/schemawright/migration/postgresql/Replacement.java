package org.schemawright.migration.postgresql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.View;

/** Whether CREATE OR REPLACE leads from one to the other, so that what stands on it need not go. */
final class Replacement {

    private Replacement() {}

    /** CREATE OR REPLACE adds columns at the end, and no more. */
    static boolean isPossible(View was, View is) {
        int columns = was.columns().size();
        return !was.materialized()
                && !is.materialized()
                && columns > 0
                && is.columns().size() >= columns
                && was.indexes().equals(is.indexes())
                && was.columns().stream().allMatch(Replacement::isPlain)
                && is.columns().stream().allMatch(Replacement::isPlain)
                && shapes(was.columns()).equals(shapes(is.columns().subList(0, columns)));
    }

    private static boolean isPlain(Column column) {
        return column.defaultValue() == null && column.storage().isEmpty();
    }

    /** What a view shows of itself to others. */
    private record Shape(String name, String type, @Nullable String collation) {}

    private static List<Shape> shapes(List<Column> columns) {
        return columns.stream()
                .map(c -> new Shape(c.name(), c.type().raw(), c.collation()))
                .toList();
    }

    /** Another body, but the same head: names and defaults of arguments, and what comes out, cannot be replaced. */
    static boolean isPossible(Routine was, Routine is) {
        return was.kind() == is.kind()
                && was.kind() != ObjectKind.AGGREGATE
                && was.result().equals(is.result())
                && head(was).equals(head(is));
    }

    private static String head(Routine routine) {
        String definition = routine.definition();
        int open = Parentheses.next(definition, 0, '(');
        int close = Parentheses.closing(definition, open);
        return open >= definition.length() ? definition : definition.substring(open, close);
    }
}
