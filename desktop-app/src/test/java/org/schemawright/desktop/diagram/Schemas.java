package org.schemawright.desktop.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Schemas for tests. */
final class Schemas {

    static final ColumnType INTEGER = ColumnType.of("INTEGER", TypeKind.INTEGER);
    static final ColumnType TEXT = ColumnType.of("TEXT", TypeKind.TEXT);

    private Schemas() {}

    static DatabaseSchema of(Table... tables) {
        return DatabaseSchema.empty(null).withTables(List.of(tables).stream());
    }

    /** {@code author, book, store, store_book (a pure join table), profile (one-to-one), person (refers to itself)}. */
    static DatabaseSchema bookstore() {
        return of(
                table("author", "id*", "name", "born"),
                table("book", "id*", "title", "author_id>author"),
                table("profile", "author_id*>author", "text"),
                table("store", "id*", "name"),
                table("store_book", "store_id*>store", "book_id*>book"),
                table("person", "id*", "name", "boss_id?>person"));
    }

    /** Columns are written {@code name[?][*][>target]}: nullable, in the primary key, refers to the target's id. */
    static Table table(String name, String... columns) {
        List<Column> made = new ArrayList<>();
        List<String> key = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (String text : columns) {
            int arrow = text.indexOf('>');
            String head = arrow < 0 ? text : text.substring(0, arrow);
            String column = head.replace("?", "").replace("*", "");
            made.add(Column.of(column, column.endsWith("id") ? INTEGER : TEXT, head.contains("?")));
            if (head.contains("*")) {
                key.add(column);
            }
            if (arrow >= 0) {
                constraints.add(
                        ForeignKey.of(null, List.of(column), ObjectName.of(text.substring(arrow + 1)), List.of("id")));
            }
        }
        if (!key.isEmpty()) {
            constraints.addFirst(new PrimaryKey(null, key));
        }
        return Table.draft(ObjectName.of(name), made, constraints);
    }

    /** Tables with about one and a half references each, cycles and loops included. */
    static DatabaseSchema random(long seed, int tables) {
        Random random = new Random(seed);
        List<Table> made = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            List<String> columns = new ArrayList<>(List.of("id*", "name"));
            for (int c = random.nextInt(12); c > 0; c--) {
                columns.add("column_" + c);
            }
            for (int r = random.nextInt(4); r > 0; r--) {
                columns.add("ref" + r + "_id" + (random.nextBoolean() ? "?" : "") + ">t" + random.nextInt(tables));
            }
            made.add(table("t" + i, columns.toArray(String[]::new)));
        }
        return of(made.toArray(Table[]::new));
    }
}
