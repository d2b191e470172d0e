package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;

/** Types that somebody made and that change while their names stay, and with them the values of columns. */
public final class MadeTypes {

    private static final String ARRAY = "[]";

    private MadeTypes() {}

    /** What changes of a type may do to values. */
    private enum Effect {
        LOSE,
        STOP
    }

    /** Whether values of the type may come back otherwise after the type has changed and changed back. */
    public static boolean mayLose(ColumnType type, DatabaseSchema before, DatabaseSchema after) {
        return is(Effect.LOSE, type.raw(), before, after, new HashSet<>());
    }

    /** Whether there may be values of the type that it has no longer afterwards; not those of a list itself. */
    static boolean mayStop(ColumnType type, DatabaseSchema before, DatabaseSchema after) {
        return before.enumOf(type).isEmpty() && is(Effect.STOP, type.raw(), before, after, new HashSet<>());
    }

    /**
     * Whether a column of the type has the same values in another form, so that nobody can tell afterwards which of them
     * were changed meanwhile. Those of a domain are values of what it stands on.
     */
    static boolean isOfOtherForm(ColumnType type, DatabaseSchema before, DatabaseSchema after) {
        ColumnType was = base(type, before);
        return was.raw().equals(base(type, after).raw()) && mayLose(was, before, after);
    }

    /** What a domain stands on at last; any other type is what it is. */
    public static ColumnType base(ColumnType type, DatabaseSchema schema) {
        return find(type.raw(), schema) instanceof DomainType domain ? base(domain.base(), schema) : type;
    }

    private static @Nullable UserType find(String raw, DatabaseSchema schema) {
        return schema.types().stream()
                .filter(type -> type.isCalled(raw))
                .findFirst()
                .orElse(null);
    }

    private static boolean is(Effect what, String raw, DatabaseSchema before, DatabaseSchema after, Set<String> seen) {
        String element = raw.endsWith(ARRAY) ? raw.substring(0, raw.length() - ARRAY.length()) : raw;
        UserType was = find(element, before);
        UserType now = find(element, after);
        if (was == null || now == null || !seen.add(element)) {
            return false;
        }
        List<ColumnType> within =
                switch (was) {
                    case DomainType domain -> List.of(domain.base());
                    case CompositeType composite ->
                        composite.attributes().stream().map(Column::type).toList();
                    default -> List.of();
                };
        return isItself(what, was, now) || within.stream().anyMatch(type -> is(what, type.raw(), before, after, seen));
    }

    private static boolean isItself(Effect what, UserType was, UserType now) {
        return switch (was) {
            case EnumType set
            when now instanceof EnumType list ->
                what == Effect.STOP && !list.values().containsAll(set.values());
            case DomainType domain
            when now instanceof DomainType other ->
                !domain.base().raw().equals(other.base().raw())
                        || what == Effect.STOP
                                && (domain.nullable() && !other.nullable()
                                        || !domain.checks().containsAll(other.checks()));
            case CompositeType composite
            when now instanceof CompositeType other -> {
                List<List<String>> had = form(composite);
                List<List<String>> has = form(other);
                // Attributes that come behind the others take nothing away.
                yield has.size() < had.size() || !has.subList(0, had.size()).equals(had);
            }
            default -> !was.equals(now);
        };
    }

    private static List<List<String>> form(CompositeType type) {
        return type.attributes().stream()
                .map(attribute ->
                        List.of(attribute.name(), attribute.type().raw(), Objects.toString(attribute.collation())))
                .toList();
    }

    /**
     * The hazards of columns whose types change while their names stay.
     *
     * @param rows finds the rows of the columns
     */
    static List<Hazard> hazards(DatabaseSchema from, DatabaseSchema to, RowFinder rows, ChangeWriter writer) {
        List<Hazard> hazards = new ArrayList<>();
        if (from.types().isEmpty()) {
            return hazards;
        }
        for (Table table : from.tables()) {
            Table then = to.table(table.name()).orElse(null);
            for (Column column : table.columns()) {
                Column same = then == null ? null : then.column(column.name()).orElse(null);
                if (same != null
                        && column.generated() == null
                        && same.generated() == null
                        && column.type().raw().equals(same.type().raw())) {
                    add(new Change.AlterColumn(table.name(), column, same), from, to, rows, writer, hazards);
                }
            }
        }
        return hazards;
    }

    private static void add(
            Change.AlterColumn change,
            DatabaseSchema from,
            DatabaseSchema to,
            RowFinder rows,
            ChangeWriter writer,
            List<Hazard> hazards) {
        ColumnType type = change.before().type();
        String column = change.before().name();
        String name = change.table() + "." + column;
        if (mayStop(type, from, to)) {
            hazards.add(new Hazard(
                    Hazard.Kind.ROWS_MAY_BREAK_RULE,
                    change,
                    "The run may stop if a value of " + name + " does not fit " + type.raw()
                            + " as it is afterwards."));
        }
        String lost =
                mayLose(type, from, to) ? writer.valueFit(change, from, to).loses() : ValueFit.NONE;
        if (lost == null || !lost.isEmpty()) {
            hazards.add(new Hazard(
                    Hazard.Kind.CHANGES_VALUES,
                    change,
                    "Values of " + name + " are converted to " + type.raw()
                            + " as it is afterwards. Going back converts them again and may not give the same ones.",
                    rows.meeting(change.table(), column, lost)));
        }
    }
}
