package org.schemawright.desktop.design;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.SqlArea;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/** What a new view, trigger or function begins as: something that works, of what is there. */
final class TextTemplates {

    private final DatabaseSchema schema;
    private final boolean postgresql;

    TextTemplates(Drawing drawing) {
        this.schema = drawing.schema();
        this.postgresql = drawing.isPostgresql();
    }

    /** A view of a table with what it refers to; of the first one with a reference where none is given. */
    TextDraft view(@Nullable ObjectName of) {
        Table table = schema.tables().stream()
                .filter(t -> of == null ? !t.foreignKeys().isEmpty() : t.name().equals(of))
                .findFirst()
                .or(() -> schema.tables().stream().findFirst())
                .orElse(null);
        String name = free(
                "new_view",
                Stream.concat(
                        schema.tables().stream().map(Table::name),
                        schema.views().stream().map(View::name)));
        String query = table == null ? "SELECT 1 AS one" : query(table);
        return new TextDraft(ObjectKind.VIEW, null, of, "CREATE VIEW " + name + " AS\n" + query);
    }

    private String query(Table table) {
        List<String> columns = table.columns().stream()
                .limit(4)
                .map(Column::name)
                .map(TextTemplates::name)
                .toList();
        ForeignKey key = table.foreignKeys().stream()
                .filter(k -> schema.table(k.target()).isPresent()
                        && !k.target().equals(table.name())
                        && k.targetColumns().size() == k.columns().size())
                .findFirst()
                .orElse(null);
        if (key == null) {
            return "SELECT " + String.join(", ", columns) + "\nFROM " + name(table.name());
        }
        String join = Stream.iterate(0, i -> i < key.columns().size(), i -> i + 1)
                .map(i -> "b." + name(key.targetColumns().get(i)) + " = a."
                        + name(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + columns.stream().map(c -> "a." + c).collect(Collectors.joining(", ")) + "\nFROM "
                + name(table.name()) + " AS a\nJOIN " + name(key.target()) + " AS b ON " + join;
    }

    /** A trigger on a table or view; on PostgreSQL it calls a function that is there. */
    TextDraft trigger(ObjectName on, @Nullable ObjectName function) {
        boolean view = schema.view(on).isPresent();
        Table table = schema.table(on).orElse(null);
        String column = table == null || table.columns().isEmpty()
                ? ""
                : table.primaryKey()
                        .map(key -> key.columns().getFirst())
                        .orElse(table.columns().getFirst().name());
        String wish = on.name() + (column.isEmpty() ? "_insert" : postgresql ? "_update" : "_keeps_" + column);
        String name =
                name(free(wish, schema.triggers().stream().map(Trigger::name).map(schema::named)));
        String head = "CREATE TRIGGER " + name + "\n" + (view ? "INSTEAD OF INSERT ON " : "BEFORE UPDATE ON ")
                + name(on) + "\nFOR EACH ROW\n";
        if (postgresql) {
            ObjectName called = function == null ? functions().findFirst().orElse(schema.named("do_it")) : function;
            return new TextDraft(ObjectKind.TRIGGER, null, on, head + "EXECUTE FUNCTION " + name(called) + "()");
        }
        String when = column.isEmpty() ? "" : "WHEN NEW." + name(column) + " IS NOT OLD." + name(column) + "\n";
        String words = column.isEmpty() ? "Rows come by another way." : "The " + column + " stays as it is.";
        return new TextDraft(
                ObjectKind.TRIGGER,
                null,
                on,
                head + when + "BEGIN\n    SELECT raise(ABORT, " + SqlName.literal(words) + ");\nEND");
    }

    /** The functions that a trigger can call. */
    Stream<ObjectName> functions() {
        return schema.routines().stream()
                .filter(routine -> routine.kind() == ObjectKind.FUNCTION
                        && routine.result().toLowerCase(Locale.ROOT).endsWith("trigger")
                        && !routine.result().contains("event"))
                .map(Routine::name);
    }

    /** A function; one that triggers call where a table is given. */
    TextDraft function(@Nullable ObjectName trigger) {
        String name = name(free(
                trigger == null ? "new_function" : "on_" + trigger.name() + "_update",
                schema.routines().stream().map(Routine::name)));
        String text = trigger == null
                ? "CREATE FUNCTION " + name + "(a integer, b integer)\nRETURNS integer\nLANGUAGE sql\nAS $$\n"
                        + "    SELECT a + b\n$$"
                : "CREATE FUNCTION " + name + "()\nRETURNS trigger\nLANGUAGE plpgsql\nAS $$\nBEGIN\n"
                        + "    -- NEW is the row as it is to be, OLD the row as it was.\n    RETURN NEW;\nEND\n$$";
        return new TextDraft(ObjectKind.FUNCTION, null, trigger, text);
    }

    private static String free(String wish, Stream<ObjectName> names) {
        Set<String> taken = names.map(n -> n.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String name = wish;
        for (int i = 2; taken.contains(name.toLowerCase(Locale.ROOT)); i++) {
            name = wish + "_" + i;
        }
        return name;
    }

    private String name(ObjectName name) {
        String schemaName = name.schema();
        return schemaName == null || schemaName.equals(schema.defaultSchema())
                ? name(name.name())
                : name(schemaName) + "." + name(name.name());
    }

    /** Without quotes where it needs none. */
    private static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !SqlArea.isWordOfSql(name) ? name : SqlName.quote(name);
    }
}
