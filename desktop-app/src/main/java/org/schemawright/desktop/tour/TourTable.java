package org.schemawright.desktop.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Picks the table and the columns that show most, in whatever database the tour is given. */
final class TourTable {

    private TourTable() {}

    /** The table with the most references among those with a text to edit. */
    static Table of(DatabaseSchema schema) {
        return schema.tables().stream()
                .filter(table -> text(table).isPresent() && table.primaryKey().isPresent())
                .max(Comparator.comparingInt(
                                (Table table) -> table.foreignKeys().size())
                        .thenComparingInt(table -> table.columns().size())
                        .thenComparing(Table::name, Comparator.reverseOrder()))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "The tour needs a table with a primary key and a text column, and this database has none.",
                        "Give it another database, or none: then it takes the bookstore sample.")));
    }

    /** The first free text column, where a person would read the row's name. */
    static Optional<Column> text(Table table) {
        return table.columns().stream()
                .filter(c -> c.type().kind() == TypeKind.TEXT && c.generated() == null)
                .filter(c -> !isKey(table, c) && longEnough(c))
                .findFirst();
    }

    /** What shows most in the design: a column renamed, one dropped, and one that would have to have a value. */
    static List<Change> changes(Table table) {
        List<Change> changes = new ArrayList<>();
        text(table).ifPresent(c -> {
            String shown = c.name() + "_shown";
            changes.add(new Change.RenameColumn(table.name(), c.name(), shown));
            Index index = new Index(
                    table.name().name() + "_" + shown + "_idx", false, List.of(Index.Part.of(shown)), null, null);
            changes.add(new Change.CreateIndex(table.name(), index));
        });
        List<Column> free = table.columns().stream()
                .filter(c -> c.nullable()
                        && c.generated() == null
                        && !c.equals(text(table).orElse(null)))
                .toList();
        for (int i = 0; i < Math.min(3, free.size()); i++) {
            changes.add(new Change.AlterColumn(
                    table.name(), free.get(i), free.get(i).notNull()));
        }
        if (free.size() > 3) {
            changes.add(new Change.DropColumn(table.name(), free.getLast().name()));
        }
        return changes;
    }

    /** A number that is no key. */
    static Optional<Column> number(Table table) {
        return table.columns().stream()
                .filter(c -> c.type().kind() == TypeKind.INTEGER && !isKey(table, c))
                .findFirst();
    }

    /** A single column that refers to another table. */
    static Optional<Column> reference(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().getFirst()).stream())
                .findFirst();
    }

    /** Whether a new row needs a value here. */
    static boolean mustBeGiven(Column column) {
        return !column.nullable() && !column.filledByDatabase();
    }

    /** A value that fits a column of a new row: a number far from those in use for a key, the first row for a reference. */
    static String valueFor(Table table, Column column) {
        if (refers(table, column)) {
            return "1";
        }
        if (isKey(table, column)) {
            return "900001";
        }
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL, REAL -> "1";
            case BOOLEAN -> "true";
            case DATE -> "2026-11-20";
            case TIMESTAMP -> "2026-11-20 12:00:00";
            default -> "New on the tour";
        };
    }

    private static boolean refers(Table table, Column column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private static boolean longEnough(Column column) {
        Integer length = column.type().length();
        return length == null || length >= 30;
    }

    private static boolean isKey(Table table, Column column) {
        return refers(table, column)
                || table.primaryKey()
                        .filter(key -> key.columns().contains(column.name()))
                        .isPresent();
    }
}
