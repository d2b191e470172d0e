package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.plan.Hazard.Kind;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;

/** Says what a change endangers, from the schema alone: it sees no rows, so it says what would happen if there are any. */
final class HazardFinder {

    private final DatabaseSchema before;
    private final RowFinder rows;
    private final boolean dependents;

    HazardFinder(DatabaseSchema before) {
        this(before, before, new Origins(before), true);
    }

    /**
     * Looks at changes of one schema.
     *
     * @param after the schema that they lead to
     * @param origins where the tables are in the database
     * @param dependents whether what names something that goes is in danger; not where it is rebuilt anyway
     */
    HazardFinder(DatabaseSchema before, DatabaseSchema after, Origins origins, boolean dependents) {
        this.before = before;
        this.rows = new RowFinder(before, after, origins);
        this.dependents = dependents;
    }

    List<Hazard> find(Change change, boolean rewrites) {
        return find(change, rewrites, ValueFit.UNKNOWN);
    }

    /** @param fit how values get on with the type that the change gives them */
    List<Hazard> find(Change change, boolean rewrites, ValueFit fit) {
        List<Hazard> hazards = new ArrayList<>();
        if (rows.hasNone(change)) {
            return hazards;
        }
        switch (change) {
            case Change.DropTable drop -> dropTable(drop, hazards);
            case Change.DropColumn drop -> dropColumn(drop, hazards);
            case Change.AddColumn add -> addColumn(add, hazards);
            case Change.AlterColumn alter -> alterColumn(alter, fit, hazards);
            case Change.AddConstraint add -> rule(add, add.constraint(), hazards);
            case Change.DropConstraint drop -> dropConstraint(drop, hazards);
            case Change.CreateIndex create -> {
                if (create.index().unique()) {
                    hazards.add(new Hazard(
                            Kind.ROWS_MAY_BREAK_RULE,
                            change,
                            "The run stops if two rows of " + create.table() + " are equal in the unique index "
                                    + create.index().name() + ".",
                            rows.alike(create)));
                }
            }
            case Change.OrderColumns order -> orderColumns(order, hazards);
            case Change.CreateTable create -> {}
            case Change.RenameTable rename -> {}
            case Change.RenameColumn rename -> {}
            case Change.DropIndex drop -> {}
            case Change.ReplaceObject replace -> {}
        }
        if (rewrites) {
            hazards.add(new Hazard(
                    Kind.REWRITES_TABLE,
                    change,
                    "All rows of " + change.table() + " are written anew, which takes time on a large table."));
        }
        return hazards;
    }

    private void dropTable(Change.DropTable drop, List<Hazard> hazards) {
        hazards.add(new Hazard(
                Kind.DELETES_DATA,
                drop,
                "All rows of " + drop.table() + " are deleted. Going back makes the table again, but empty.",
                rows.all(drop.table())));
        breaks(
                drop,
                k -> k.target().equals(drop.table()),
                sql -> SqlTokens.mention(sql, drop.table().name()),
                hazards);
    }

    private void dropColumn(Change.DropColumn drop, List<Hazard> hazards) {
        Column column = column(drop.table(), drop.column());
        if (column.generated() == null) {
            hazards.add(new Hazard(
                    Kind.DELETES_DATA,
                    drop,
                    "All values of " + drop.table() + "." + drop.column() + " are deleted. " + wayBack(drop, column),
                    rows.having(drop.table(), List.of(drop.column()))));
        }
        breaks(
                drop,
                k -> k.target().equals(drop.table()) && k.targetColumns().contains(drop.column()),
                sql -> SqlTokens.mention(sql, drop.table().name()) && SqlTokens.mention(sql, drop.column()),
                hazards);
    }

    private String wayBack(Change.DropColumn drop, Column column) {
        if (column.identity() != null) {
            return "Going back numbers the rows, if need be anew.";
        }
        if (column.defaultValue() != null) {
            return "Going back fills it with its default.";
        }
        if (column.nullable()) {
            return "Going back makes the column again, but empty.";
        }
        Table table = table(drop.table());
        boolean refers = table.foreignKeys().stream().anyMatch(k -> k.columns().contains(drop.column()));
        return refers
                ? "Going back stops as long as the table has rows, because each would have to refer to another."
                : "Going back fills it with a stand-in value, because it has to have one.";
    }

    private void addColumn(Change.AddColumn add, List<Hazard> hazards) {
        Column column = add.column();
        if (!column.nullable() && !column.filledByDatabase()) {
            hazards.add(new Hazard(
                    Kind.ROWS_MAY_BREAK_RULE,
                    add,
                    "The run stops if " + add.table() + " has rows: each needs a value for " + column.name()
                            + ", which has no default.",
                    rows.all(add.table())));
        }
        // Numbers differ from row to row; a foreign key stops only at a value, and only a default gives one.
        boolean mayBreak = add.key() instanceof ForeignKey ? column.defaultValue() != null : column.identity() == null;
        if (add.key() != null && mayBreak) {
            rule(add, add.key(), hazards);
        }
    }

    private void alterColumn(Change.AlterColumn alter, ValueFit fit, List<Hazard> hazards) {
        String column = alter.after().name();
        String name = alter.table() + "." + column;
        if (alter.demandsValues() && alter.fill() != null) {
            hazards.add(new Hazard(
                    Kind.FILLS_ROWS,
                    alter,
                    "Rows of " + alter.table() + " without a value in " + column + " get " + alter.fill()
                            + ". Going back leaves it there.",
                    rows.lacking(alter.table(), List.of(column))));
        } else if (alter.demandsValues()) {
            hazards.add(new Hazard(
                    Kind.ROWS_MAY_BREAK_RULE,
                    alter,
                    "The run stops if a row has no value in " + name + ".",
                    rows.lacking(alter.table(), List.of(column))));
        }
        String type = alter.after().type().raw();
        if (alter.before().type().raw().equals(type)) {
            return;
        }
        TypeKind kind = alter.after().type().kind();
        boolean alike = alter.before().type().kind() == kind && kind != TypeKind.OTHER && kind != TypeKind.ARRAY;
        if (fit.stops() == null || !fit.stops().isEmpty()) {
            hazards.add(new Hazard(
                    Kind.ROWS_MAY_BREAK_RULE,
                    alter,
                    "The run may stop if a value of " + name + " does not fit " + type + ".",
                    rows.meeting(alter.table(), column, fit.stops())));
        }
        if (fit.loses() == null ? !alike : !fit.loses().isEmpty()) {
            hazards.add(new Hazard(
                    Kind.CHANGES_VALUES,
                    alter,
                    "Values of " + name + " are converted to " + type
                            + ". Going back converts them again and may not give the same ones.",
                    rows.meeting(alter.table(), column, fit.loses())));
        }
    }

    private void orderColumns(Change.OrderColumns order, List<Hazard> hazards) {
        String name = order.table().name();
        Stream<String> views = before.views().stream()
                .filter(v -> ColumnPlaces.count(v.definition(), name))
                .map(v -> "The view " + v.name());
        Stream<String> triggers = before.triggers().stream()
                .filter(t -> ColumnPlaces.count(t.definition(), name))
                .map(t -> "The trigger " + t.name());
        Stream.concat(views, triggers)
                .map(what -> what + " takes the columns of " + order.table()
                        + " by their place, without their names, and may mix them up.")
                .forEach(words -> hazards.add(new Hazard(Kind.BREAKS_DEPENDENTS, order, words)));
    }

    private void rule(Change change, Constraint constraint, List<Hazard> hazards) {
        String stops = "The run stops if ";
        String words =
                switch (constraint) {
                    case PrimaryKey key ->
                        stops + "two rows of " + change.table() + " are equal in " + list(key.columns())
                                + ", or one has no value there.";
                    case UniqueKey key ->
                        stops + "two rows of " + change.table() + " are equal in " + list(key.columns()) + ".";
                    case ForeignKey key ->
                        stops + "a row of " + change.table() + " refers to a row of " + key.target()
                                + " that is not there.";
                    case CheckConstraint check ->
                        stops + "a row of " + change.table() + " does not keep " + check.expression() + ".";
                    case OtherConstraint other ->
                        stops + "rows of " + change.table() + " break the rule " + other.name() + ".";
                };
        hazards.add(new Hazard(Kind.ROWS_MAY_BREAK_RULE, change, words, rows.breaking(change.table(), constraint)));
    }

    private void dropConstraint(Change.DropConstraint drop, List<Hazard> hazards) {
        List<String> columns =
                switch (drop.constraint()) {
                    case PrimaryKey key -> key.columns();
                    case UniqueKey key -> key.columns();
                    case ForeignKey key -> List.of();
                    case CheckConstraint check -> List.of();
                    case OtherConstraint other -> List.of();
                };
        if (!columns.isEmpty()) {
            breaks(
                    drop,
                    k -> k.target().equals(drop.table()) && k.targetColumns().equals(columns),
                    sql -> false,
                    hazards);
        }
    }

    /** Foreign keys of other tables, views and triggers that name what goes. */
    private void breaks(Change change, Predicate<ForeignKey> key, Predicate<String> text, List<Hazard> hazards) {
        if (!dependents) {
            return;
        }
        Stream<String> tables = before.tables().stream()
                .filter(t -> !t.name().equals(change.table()))
                .filter(t -> t.foreignKeys().stream().anyMatch(key))
                .map(t -> "The table " + t.name());
        Stream<String> views =
                before.views().stream().filter(v -> text.test(v.definition())).map(v -> "The view " + v.name());
        boolean all = change instanceof Change.DropTable;
        Stream<String> triggers = before.triggers().stream()
                .filter(t -> text.test(t.definition()))
                .filter(t -> !all || !t.table().equals(change.table()))
                .map(t -> "The trigger " + t.name());
        Stream.of(tables, views, triggers)
                .flatMap(s -> s)
                .map(what -> new Hazard(Kind.BREAKS_DEPENDENTS, change, what + " needs it and may stop working."))
                .forEach(hazards::add);
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    private Table table(ObjectName name) {
        return before.table(name).orElseThrow();
    }

    private Column column(ObjectName table, String name) {
        return table(table).column(name).orElseThrow();
    }
}
