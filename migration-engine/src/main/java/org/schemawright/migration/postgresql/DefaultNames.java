package org.schemawright.migration.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * The names that PostgreSQL would choose itself. We always write them out, so that the way back knows what the way
 * forward has made.
 */
final class DefaultNames {

    /** PostgreSQL cuts names behind so many bytes. */
    private static final int LONGEST = 63;

    private DefaultNames() {}

    /** The constraint's own name, or the one that it gets among the constraints of its table. */
    static String of(Constraint wanted, Table table) {
        return of(wanted, table, Set.of());
    }

    /**
     * The same for a table that gets its names now.
     *
     * @param relations the names of tables, indexes and the like that the schema has already: a key needs an index, whose
     *     name must be free
     */
    static String of(Constraint wanted, Table table, Set<String> relations) {
        String own = wanted.name();
        if (own != null) {
            return own;
        }
        String twin = ofTwin(wanted, table);
        if (twin != null) {
            return twin;
        }
        Set<String> taken = new HashSet<>();
        for (Constraint constraint : table.constraints()) {
            String name = constraint.name();
            if (name != null) {
                taken.add(name);
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint.name() == null) {
                String name = free(constraint, table.name().name(), taken, relations);
                if (constraint.equals(wanted)) {
                    return name;
                }
            }
        }
        return free(wanted, table.name().name(), taken, relations);
    }

    /** The table may know the same constraint by the name it got meanwhile. */
    private static @Nullable String ofTwin(Constraint wanted, Table table) {
        return table.constraints().stream()
                .filter(constraint -> ConstraintSql.rule(constraint).equals(ConstraintSql.rule(wanted)))
                .map(Constraint::name)
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private static String free(Constraint constraint, String table, Set<String> taken, Set<String> relations) {
        boolean indexed = constraint instanceof PrimaryKey || constraint instanceof UniqueKey;
        String name = chosen(constraint, table, "");
        for (int n = 1; indexed && relations.contains(name) || !taken.add(name); n++) {
            name = chosen(constraint, table, Integer.toString(n));
        }
        return name;
    }

    private static String chosen(Constraint constraint, String table, String number) {
        return switch (constraint) {
            case PrimaryKey _ -> join(table, null, "pkey" + number);
            case UniqueKey key -> join(table, key.columns(), "key" + number);
            case ForeignKey key -> join(table, key.columns(), "fkey" + number);
            case CheckConstraint _ -> join(table, null, "check" + number);
            case OtherConstraint other -> other.name();
        };
    }

    /** The sequence of a serial column. */
    static String sequence(String table, String column, Set<String> relations) {
        String name = join(table, List.of(column), "seq");
        for (int n = 1; relations.contains(name); n++) {
            name = join(table, List.of(column), "seq" + n);
        }
        return name;
    }

    /** Shortens the longer of both parts until all fits, as PostgreSQL does. */
    private static String join(String table, @Nullable List<String> columns, String label) {
        String first = table;
        String second = columns == null ? "" : String.join("_", columns);
        int room = LONGEST - label.length() - (columns == null ? 1 : 2);
        while (bytes(first) + bytes(second) > room) {
            if (bytes(first) > bytes(second)) {
                first = withoutLast(first);
            } else {
                second = withoutLast(second);
            }
        }
        return first + "_" + (columns == null ? "" : second + "_") + label;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
}
