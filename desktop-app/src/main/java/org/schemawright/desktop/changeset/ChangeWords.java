package org.schemawright.desktop.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.CellValues;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** Says pending changes in plain words, over one schema. Sentences have no full stop, as in a list. */
public final class ChangeWords {

    private static final int LONGEST_VALUE = 40;
    private static final int MOST_CELLS = 3;

    private final DatabaseSchema schema;
    private final RowLabels labels;

    /**
     * What one cell was and will be, as shown.
     *
     * @param column its name
     * @param before the shortened old value; null in a new row
     * @param after the shortened new value
     */
    public record Cell(String column, @Nullable String before, String after) {}

    /** Words for changes of the tables of a schema; tables that it does not have are called by name and key alone. */
    public ChangeWords(DatabaseSchema schema) {
        this(schema, RowLabels.guessed());
    }

    /** The same with rows called by the columns that somebody chose for it. */
    public ChangeWords(DatabaseSchema schema, RowLabels labels) {
        this.schema = schema;
        this.labels = labels;
    }

    /** One row's change in a sentence: "Customer 4: Email from a@b.no to c@d.no". */
    public String sentence(RowChange change) {
        String subject = subject(change);
        return switch (change) {
            case RowChange.Insert insert ->
                subject + label(change).map(label -> ": " + label).orElse("");
            case RowChange.Update update -> {
                List<Cell> cells = cells(update);
                String told = cells.stream()
                        .limit(MOST_CELLS)
                        .map(cell -> cell.column() + (cell.before() == null ? "" : " from " + cell.before()) + " to "
                                + cell.after())
                        .collect(Collectors.joining(", "));
                int more = cells.size() - MOST_CELLS;
                yield subject + ": " + told + (more > 0 ? " and " + more + " more" : "");
            }
            case RowChange.Delete delete ->
                "Delete " + subject + label(change).map(label -> ": " + label).orElse("");
        };
    }

    /** The row by table and key: "Customer 4"; for a new one "New row in Customer". */
    public String subject(RowChange change) {
        return switch (change) {
            case RowChange.Insert insert -> "New row in " + insert.table();
            case RowChange.Update update -> subject(update.table(), update.base());
            case RowChange.Delete delete -> subject(delete.table(), delete.base());
        };
    }

    /** A row by table and key: "Customer 4", "playlist_track 1, 3402". */
    public static String subject(ObjectName table, Row row) {
        return row.key() == null
                ? table.toString()
                : table + " "
                        + row.key().values().stream().map(ChangeWords::value).collect(Collectors.joining(", "));
    }

    /** What the row is called: the shortened values of its label columns, before the change; empty where it has none. */
    public Optional<String> label(RowChange change) {
        List<String> columns = schema.table(change.table()).map(labels::of).orElse(List.of());
        String label = columns.stream()
                .map(column -> switch (change) {
                    case RowChange.Insert insert -> insert.values().get(column);
                    case RowChange.Update update -> update.base().value(column);
                    case RowChange.Delete delete -> delete.base().value(column);
                })
                .filter(value -> value != null && !value.toString().isBlank())
                .map(ChangeWords::value)
                .collect(Collectors.joining(" "));
        return label.isEmpty() ? Optional.empty() : Optional.of(label);
    }

    /** The cells that a change writes, in the order they were touched; empty for a delete. */
    public List<Cell> cells(RowChange change) {
        List<Cell> cells = new ArrayList<>();
        switch (change) {
            case RowChange.Insert insert ->
                insert.values().forEach((column, value) -> cells.add(new Cell(column, null, value(value))));
            case RowChange.Update update -> {
                for (Map.Entry<String, @Nullable Object> entry : update.values().entrySet()) {
                    String before = update.base().has(entry.getKey())
                            ? value(update.base().value(entry.getKey()))
                            : null;
                    cells.add(new Cell(entry.getKey(), before, value(entry.getValue())));
                }
            }
            case RowChange.Delete delete -> {}
        }
        return cells;
    }

    /** A value in one short line. */
    public static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> NumberWords.count(bytes.length, "byte");
            case String text when text.isEmpty() -> "an empty text";
            default -> shortened(CellValues.text(value));
        };
    }

    /** One schema change in a sentence: "New column country on Customer". */
    public String sentence(Change change) {
        ObjectName table = change.table();
        return switch (change) {
            case Change.CreateTable c ->
                "New table " + table + " with "
                        + NumberWords.count(c.definition().columns().size(), "column");
            case Change.DropTable c -> "Drop table " + table + " with its rows";
            case Change.RenameTable c -> "Rename table " + table + " to " + c.newName();
            case Change.AddColumn c -> "New column " + c.column().name() + " on " + table;
            case Change.DropColumn c -> "Drop column " + c.column() + " of " + table;
            case Change.RenameColumn c -> "Rename column " + c.column() + " of " + table + " to " + c.newName();
            case Change.AlterColumn c -> "Column " + c.before().name() + " of " + table + ": " + altered(c);
            case Change.OrderColumns c -> ordered(c);
            case Change.AddConstraint c -> "New " + words(c.constraint()) + " on " + table;
            case Change.DropConstraint c -> "Drop " + words(c.constraint()) + " of " + table;
            case Change.CreateIndex c ->
                "New " + (c.index().unique() ? "unique " : "") + "index "
                        + c.index().name() + words(c.index()) + " on " + table;
            case Change.DropIndex c -> "Drop index " + c.index().name() + " of " + table;
            case Change.ReplaceObject c -> sentence(c);
        };
    }

    private static String sentence(Change.ReplaceObject change) {
        SqlObject before = change.before();
        SqlObject after = change.after();
        if (before == null) {
            return "New " + named(change.ref());
        }
        if (after == null) {
            return "Drop " + named(before.ref());
        }
        return before.ref().equals(after.ref())
                ? "Change the SQL of " + named(before.ref())
                : "Change " + named(before.ref()) + " into " + named(after.ref());
    }

    private static String named(ObjectRef object) {
        return object.kind().word() + " "
                + (object.kind() == ObjectKind.TRIGGER ? object.part() + " on " + object.name() : object.name());
    }

    /** What a schema change brings in a few words below its sentence: "text 40, must have a value"; may be empty. */
    public String detail(Change change) {
        return switch (change) {
            case Change.AddColumn c -> {
                List<String> words = new ArrayList<>(List.of(c.column().type().words()));
                if (!c.column().nullable()) {
                    words.add("must have a value");
                }
                DefaultValue given = c.column().defaultValue();
                if (given != null) {
                    words.add("default " + shortened(given.sql()));
                }
                if (c.key() instanceof ForeignKey key) {
                    words.add("refers to " + key.target());
                }
                yield String.join(", ", words);
            }
            case Change.ReplaceObject c -> c.after() instanceof View view ? shown(view) : "";
            case Change.CreateTable c ->
                shortened(c.definition().columns().stream().map(Column::name).collect(Collectors.joining(", ")));
            case Change.OrderColumns c -> shortened(String.join(", ", c.after()));
            default -> "";
        };
    }

    private static String shown(View view) {
        return shortened(view.columns().stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    private static String ordered(Change.OrderColumns change) {
        List<String> moved = change.moved();
        if (moved.size() != 1) {
            return "Move " + NumberWords.count(moved.size(), "column") + " of " + change.table();
        }
        int place = change.after().indexOf(moved.getFirst());
        return "Move column " + moved.getFirst() + " of " + change.table()
                + (place == 0 ? " to the front" : " behind " + change.after().get(place - 1));
    }

    private static String altered(Change.AlterColumn change) {
        Column before = change.before();
        Column after = change.after();
        List<String> words = new ArrayList<>();
        if (!before.type().raw().equals(after.type().raw())) {
            words.add(
                    "type from " + before.type().words() + " to " + after.type().words());
        }
        if (before.nullable() != after.nullable()) {
            words.add(after.nullable() ? "may be empty" : "must have a value");
        }
        if (change.demandsValues() && change.fill() != null) {
            words.add("rows without one get " + shortened(change.fill()));
        }
        DefaultValue given = after.defaultValue();
        if (!Objects.equals(before.defaultValue(), given)) {
            words.add(given == null ? "no default" : "default " + shortened(given.sql()));
        }
        if (!Objects.equals(before.collation(), after.collation())) {
            words.add("collation " + (after.collation() == null ? "of the database" : after.collation()));
        }
        if (!Objects.equals(before.generated(), after.generated())) {
            words.add(
                    after.generated() == null
                            ? "no longer computed"
                            : "computed as " + shortened(after.generated().expression()));
        }
        if (!Objects.equals(before.identity(), after.identity())) {
            words.add(after.identity() == null ? "no longer numbered" : "numbered by the database in another way");
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            words.add(after.comment() == null ? "no comment" : "comment " + shortened(after.comment()));
        }
        return words.isEmpty() ? "changed" : String.join(", ", words);
    }

    private static String words(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> "primary key (" + String.join(", ", key.columns()) + ")";
            case UniqueKey key -> "unique key (" + String.join(", ", key.columns()) + ")";
            case ForeignKey key -> "reference (" + String.join(", ", key.columns()) + ") to " + key.target();
            case CheckConstraint check -> "check " + shortened(check.expression());
            case OtherConstraint other -> "constraint " + other.name();
        };
    }

    private static String words(Index index) {
        return index.parts().stream()
                .map(part -> Objects.requireNonNullElse(
                        part.column(), Objects.requireNonNullElse(part.expression(), "an expression")))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String shortened(String text) {
        return ShortText.line(text, LONGEST_VALUE);
    }
}
