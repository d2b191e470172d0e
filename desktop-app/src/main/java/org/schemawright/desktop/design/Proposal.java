package org.schemawright.desktop.design;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;

/** Names for keys, checks and indexes, made of the table and its columns as PostgreSQL makes them, and free. */
final class Proposal {

    private static final int LONGEST = 63;

    private Proposal() {}

    /**
     * A name.
     *
     * @param end what it ends with: {@code fkey}, {@code key}, {@code idx}, {@code check}, {@code pkey}
     * @param taken in lower case
     */
    static String of(String table, List<String> columns, String end, Collection<String> taken) {
        String middle = columns.isEmpty() ? "" : "_" + String.join("_", columns);
        for (int number = 1; ; number++) {
            String last = "_" + end + (number == 1 ? "" : Integer.toString(number));
            String name = cut(table + middle, LONGEST - last.length()) + last;
            if (!taken.contains(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
        }
    }

    /** The same, and it is taken then. */
    static String next(String table, List<String> columns, String end, Set<String> taken) {
        String name = of(table, columns, end, taken);
        taken.add(name.toLowerCase(Locale.ROOT));
        return name;
    }

    /** The names of a table's rules, in lower case. */
    static Set<String> takenIn(Table table) {
        return table.constraints().stream()
                .map(Constraint::name)
                .filter(name -> name != null)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The names of all tables, views and indexes beside a table, and of its rules, in lower case. */
    static Set<String> takenBeside(DatabaseSchema schema, Table table) {
        Set<String> taken = takenIn(table);
        Stream.of(
                        schema.tables().stream()
                                .filter(other -> beside(other, table))
                                .map(other -> other.name().name()),
                        schema.tables().stream()
                                .filter(other -> beside(other, table))
                                .flatMap(other -> other.indexes().stream())
                                .map(Index::name),
                        schema.views().stream().map(view -> view.name().name()))
                .flatMap(names -> names)
                .forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        return taken;
    }

    private static boolean beside(Table other, Table table) {
        return Objects.equals(other.name().schema(), table.name().schema());
    }

    private static String cut(String text, int bytes) {
        String kept = text;
        while (kept.getBytes(StandardCharsets.UTF_8).length > bytes) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }
}
