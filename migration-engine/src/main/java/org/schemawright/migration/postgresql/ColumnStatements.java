package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Statements that change one column in place. */
final class ColumnStatements {

    private final StatementList out;
    private final Numbering numbering;
    private final KeptColumns kept;
    /** Columns that are there without rules, until they are filled. */
    private final List<Column> unfilled = new ArrayList<>();

    ColumnStatements(StatementList out, Numbering numbering, KeptColumns kept) {
        this.out = out;
        this.numbering = numbering;
        this.kept = kept;
    }

    void add(ObjectName table, Column column) {
        numbering.before(table, column);
        out.alter(
                table,
                "ADD COLUMN " + TableSql.column(column, numbering.serial(table, column)),
                "Add column " + column.name() + " to " + table);
        numbering.after(table, column);
        ColumnStorage.actions(column)
                .forEach(action -> alterColumn(table, column, action, "Set how column " + column.name() + " is kept"));
        if (column.comment() != null) {
            out.commentOnColumn(table, column);
        }
    }

    /**
     * Adds a column that rows had before.
     *
     * @param standIn what existing rows get, because their values are gone; null for the column's own default, or nothing
     */
    void addBack(ObjectName table, Column column, @Nullable StandIn standIn) {
        if (column.generated() == null && kept.has(table, column.name())) {
            Column bare = kept.bare(column);
            add(table, bare);
            unfilled.add(column);
            return;
        }
        if (standIn == null) {
            add(table, column);
            return;
        }
        boolean counted = standIn.differs() && !column.nullable();
        String numbers = SqlName.quote(table.withName(StandIn.NUMBERS));
        if (counted) {
            out.add("CREATE SEQUENCE " + numbers, "Rows must differ in " + column.name() + ", so they are counted");
        }
        // A default that is gone at once: no trigger fires, as an UPDATE would let it.
        add(table, column.withDefault(column.nullable() ? null : new DefaultValue(standIn.sql())));
        DefaultValue own = column.defaultValue();
        alterColumn(
                table,
                column,
                own == null ? "DROP DEFAULT" : "SET DEFAULT " + own.sql(),
                "Existing rows have " + (column.nullable() ? "no value" : standIn.sql()) + ": their values are gone");
        if (counted) {
            out.add("DROP SEQUENCE " + numbers, "The rows are counted");
        }
    }

    /** Fills the columns that have come back to a table, and gives them their rules. */
    void fill(Table table) {
        if (!unfilled.isEmpty()) {
            kept.fill(table, unfilled, out);
            // What was kept of a domain is of the type below it.
            unfilled.forEach(column -> alter(table.name(), kept.bare(column), column, false, cast(column, "::")));
            unfilled.clear();
        }
    }

    /** Whether PostgreSQL can turn the one into the other without making the column anew. */
    static boolean canAlter(Column before, Column after) {
        Generated old = before.generated();
        Generated now = after.generated();
        if (Objects.equals(old, now)) {
            return true;
        }
        return old != null && (now == null ? old.stored() : old.stored() == now.stored());
    }

    /** From one to the other, whose name is the same; {@link #canAlter} says whether that is possible. */
    void alter(ObjectName table, Column before, Column after) {
        alter(table, before, after, false);
    }

    /**
     * The same.
     *
     * @param otherType whether the type is another one even though its name is the same
     */
    void alter(ObjectName table, Column before, Column after, boolean otherType) {
        alter(table, before, after, otherType, otherType ? usingText(after) : using(before, after));
    }

    /** The same to another type of the same name, in a way of its own; see {@link CompositeCast}. */
    void alter(ObjectName table, Column before, Column after, String using) {
        alter(table, before, after, true, using);
    }

    private void alter(ObjectName table, Column before, Column after, boolean otherType, String using) {
        boolean retyped = otherType
                || !before.type().raw().equals(after.type().raw())
                || !Objects.equals(before.collation(), after.collation());
        alterExpression(table, before, after);
        boolean renumbered = !Objects.equals(before.identity(), after.identity());
        boolean switchable = onlyKindOfIdentity(before.identity(), after.identity());
        if (renumbered && !switchable) {
            numbering.remove(table, before);
        }
        boolean newDefault = !Objects.equals(before.defaultValue(), after.defaultValue());
        if (before.defaultValue() != null && (newDefault || retyped)) {
            alterColumn(table, after, "DROP DEFAULT", "Drop the default of column " + after.name());
        }
        if (retyped) {
            alterType(table, after, using);
        }
        if (before.nullable() != after.nullable()) {
            alterColumn(
                    table,
                    after,
                    after.nullable() ? "DROP NOT NULL" : "SET NOT NULL",
                    after.nullable()
                            ? "Allow NULL in column " + after.name()
                            : "Forbid NULL in column " + after.name());
        }
        if (after.defaultValue() != null && (newDefault || retyped)) {
            alterColumn(
                    table,
                    after,
                    "SET DEFAULT " + after.defaultValue().sql(),
                    "Set the default of column " + after.name());
        }
        if (renumbered && switchable) {
            boolean always = Objects.requireNonNull(after.identity()).kind() == Identity.Kind.ALWAYS;
            alterColumn(
                    table,
                    after,
                    "SET GENERATED " + (always ? "ALWAYS" : "BY DEFAULT"),
                    (always ? "Refuse" : "Allow") + " typed values in column " + after.name());
        } else if (renumbered) {
            numbering.make(table, after);
        } else if (retyped) {
            numbering.retype(table, after);
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            out.commentOnColumn(table, after);
        }
    }

    private void alterExpression(ObjectName table, Column before, Column after) {
        if (Objects.equals(before.generated(), after.generated())) {
            return;
        }
        Generated now = after.generated();
        if (now == null) {
            alterColumn(
                    table,
                    after,
                    "DROP EXPRESSION",
                    "Column " + after.name() + " is no longer computed, its values stay");
        } else {
            alterColumn(
                    table,
                    after,
                    "SET EXPRESSION AS (" + now.expression() + ")",
                    "Compute column " + after.name() + " in another way");
        }
    }

    private void alterType(ObjectName table, Column after, String using) {
        String raw = after.type().raw();
        alterColumn(
                table,
                after,
                "TYPE " + raw + TableSql.collate(after) + using,
                "Change the type of column " + after.name() + " to " + raw);
    }

    /**
     * A cast where there is none by itself; by what the value looks like where PostgreSQL has none at all. Never one to a
     * text: a cast would cut what is too long, where PostgreSQL refuses it without one.
     */
    private static String using(Column before, Column after) {
        String way = way(before.type(), after.type());
        return way == null ? "" : cast(after, way);
    }

    /** A value of the one type as one of the other, as an ALTER of the column makes it. */
    static String converted(String value, ColumnType before, ColumnType after) {
        String way = way(before, after);
        return value + (way == null ? "::" : way) + after.raw();
    }

    /** What stands between a value and the type that it gets; null where it is converted by itself. */
    private static @Nullable String way(ColumnType before, ColumnType after) {
        TypeKind from = before.kind();
        TypeKind to = after.kind();
        if (hasCast(before.raw(), after.raw())) {
            return "::";
        }
        if (to == TypeKind.TEXT || from == to && to != TypeKind.ENUM && to != TypeKind.OTHER && to != TypeKind.ARRAY) {
            return null;
        }
        if (from == TypeKind.ARRAY && to == TypeKind.ARRAY) {
            return PostgresqlTypes.isOfOwnType(before) || PostgresqlTypes.isOfOwnType(after) ? "::text[]::" : "::";
        }
        if (isNumber(from) && isNumber(to) && (isOid(before) || isOid(after))) {
            return "::bigint::";
        }
        if (isNumber(from) && PostgresqlTypes.isCatalogType(after)) {
            return "::bigint::oid::";
        }
        if (PostgresqlTypes.isCatalogType(before) && isNumber(to)) {
            return "::oid::bigint::";
        }
        boolean direct = from == TypeKind.TEXT && to != TypeKind.ENUM
                || isNumber(from) && isNumber(to)
                || from == TypeKind.TIMESTAMP && (to == TypeKind.DATE || to == TypeKind.TIME)
                || from == TypeKind.DATE && to == TypeKind.TIMESTAMP;
        boolean byNumber = from == TypeKind.BOOLEAN && isNumber(to) || isNumber(from) && to == TypeKind.BOOLEAN;
        return direct ? "::" : byNumber ? "::integer::" : "::text::";
    }

    /** Whether PostgreSQL has a cast of its own where the text of the one is none of the other. */
    private static boolean hasCast(String from, String to) {
        return from.equals("money") && to.startsWith("numeric")
                || to.equals("money") && (from.startsWith("numeric") || from.equals("integer") || from.equals("bigint"))
                || from.equals("inet") && to.equals("cidr")
                || from.equals("macaddr8") && to.equals("macaddr")
                || from.endsWith("hstore") && to.startsWith("json");
    }

    /** Of the numbers only the whole ones are cast to it and from it. */
    private static boolean isOid(ColumnType type) {
        return type.raw().equals("oid");
    }

    private static boolean isNumber(TypeKind kind) {
        return kind == TypeKind.INTEGER || kind == TypeKind.DECIMAL || kind == TypeKind.REAL;
    }

    /** By what the value looks like, which both types have in common. */
    private static String usingText(Column after) {
        return cast(after, after.type().raw().endsWith("]") ? "::text[]::" : "::text::");
    }

    private static String cast(Column after, String way) {
        return " USING " + SqlName.quote(after.name()) + way + after.type().raw();
    }

    private void alterColumn(ObjectName table, Column column, String action, String comment) {
        out.alter(table, "ALTER COLUMN " + SqlName.quote(column.name()) + " " + action, comment);
    }

    private static boolean onlyKindOfIdentity(@Nullable Identity before, @Nullable Identity after) {
        return before != null
                && after != null
                && before.options().equals(after.options())
                && before.kind() != Identity.Kind.SERIAL
                && after.kind() != Identity.Kind.SERIAL;
    }
}
