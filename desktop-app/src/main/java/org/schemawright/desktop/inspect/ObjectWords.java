package org.schemawright.desktop.inspect;

import java.util.Locale;
import java.util.Optional;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** What objects are called. */
public final class ObjectWords {

    private ObjectWords() {}

    /** The name alone: {@code author_id} of a column, {@code total(integer)} of a function. */
    public static String name(ObjectRef object) {
        return switch (object.kind()) {
            case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY ->
                object.part().isEmpty() ? object.name().toString() : object.part();
            case FUNCTION, PROCEDURE, AGGREGATE -> object.name() + "(" + object.part() + ")";
            default -> object.name().toString();
        };
    }

    /** The name with what it belongs to, as a list without context needs it: {@code book.author_id}. */
    public static String fullName(ObjectRef object) {
        return switch (object.kind()) {
            case COLUMN -> object.name() + "." + object.part();
            case CONSTRAINT, TRIGGER, RULE, POLICY -> object.part() + " on " + object.name();
            default -> name(object);
        };
    }

    /** What it is: {@code Table}, {@code Trigger on book}, {@code Column of book, text 120, must have a value}. */
    static String kind(ObjectRef object, DatabaseSchema schema) {
        String word = object.kind().word();
        String kind = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return switch (object.kind()) {
            case COLUMN ->
                kind + " of " + object.name()
                        + column(object, schema).map(ObjectWords::facts).orElse("");
            case CONSTRAINT, TRIGGER, RULE, POLICY -> kind + " on " + object.name();
            case INDEX ->
                kind
                        + schema.tables().stream()
                                .filter(table -> table.name()
                                        .withName(object.name().name())
                                        .equals(object.name()))
                                .filter(table -> table.indexes().stream().anyMatch(i -> i.name()
                                        .equals(object.name().name())))
                                .findFirst()
                                .map(table -> " on " + table.name())
                                .orElse("");
            default -> kind;
        };
    }

    static Optional<Column> column(ObjectRef object, DatabaseSchema schema) {
        return schema.table(object.name())
                .flatMap(table -> table.column(object.part()))
                .or(() -> schema.view(object.name()).flatMap(view -> column(view, object.part())));
    }

    /** The comment that stands with a table or column. */
    static Optional<String> comment(ObjectRef object, DatabaseSchema schema) {
        return switch (object.kind()) {
            case TABLE -> schema.table(object.name()).map(Table::comment);
            case COLUMN -> column(object, schema).map(Column::comment);
            default -> Optional.empty();
        };
    }

    private static Optional<Column> column(View view, String name) {
        return view.columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static String facts(Column column) {
        DefaultValue value = column.defaultValue();
        Generated generated = column.generated();
        return ", " + column.type().words()
                + (column.nullable() ? "" : ", must have a value")
                + (value == null ? "" : ", " + value.sql() + " by itself")
                + (generated == null ? "" : ", computed");
    }
}
