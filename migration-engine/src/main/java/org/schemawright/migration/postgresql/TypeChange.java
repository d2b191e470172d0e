package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.UserType;

/** A type changed in place, as far as PostgreSQL can; else it is made anew beside the old one. */
final class TypeChange {

    private TypeChange() {}

    /**
     * Whether it can be changed in place. A value that is added to an enum cannot be used in the same transaction.
     *
     * @param differences all that is to differ, which may use a new value
     */
    static boolean isPossible(UserType was, UserType is, List<Difference> differences) {
        return switch (was) {
            case EnumType set
            when is instanceof EnumType now ->
                addsOnly(set.values(), now.values())
                        && now.values().stream()
                                .filter(value -> !set.values().contains(value))
                                .noneMatch(value -> isUsed(value, now, differences));
            case DomainType domain
            when is instanceof DomainType now ->
                domain.base().equals(now.base()) && Objects.equals(domain.collation(), now.collation());
            case CompositeType composite when is instanceof CompositeType now -> isPossible(composite, now);
            default -> false;
        };
    }

    private static boolean addsOnly(List<String> was, List<String> is) {
        return is.stream().filter(was::contains).toList().equals(was);
    }

    /** Rather once too often: it only decides between two ways to the same type. */
    private static boolean isUsed(String value, EnumType type, List<Difference> differences) {
        String literal = SqlName.literal(value);
        return differences.stream()
                .map(Difference::after)
                .filter(after -> after != null && !after.equals(type))
                .anyMatch(after -> after.toString().contains(literal));
    }

    /** Attributes come at the end and go; one that changes would have to change in the rows of tables too. */
    private static boolean isPossible(CompositeType was, CompositeType is) {
        List<Column> kept = was.attributes().stream()
                .filter(attribute -> attribute(is, attribute.name()).isPresent())
                .toList();
        return is.attributes().size() >= kept.size()
                && is.attributes().subList(0, kept.size()).stream()
                        .map(Column::name)
                        .toList()
                        .equals(kept.stream().map(Column::name).toList())
                && kept.stream()
                        .allMatch(attribute -> isSameType(
                                attribute, attribute(is, attribute.name()).orElseThrow()));
    }

    private static boolean isSameType(Column one, Column other) {
        return one.type().raw().equals(other.type().raw()) && Objects.equals(one.collation(), other.collation());
    }

    private static Optional<Column> attribute(CompositeType type, String name) {
        return type.attributes().stream().filter(a -> a.name().equals(name)).findFirst();
    }

    static void write(UserType was, UserType is, StatementList out) {
        switch (is) {
            case EnumType now when was instanceof EnumType old -> values(old, now, out);
            case DomainType now when was instanceof DomainType old -> domain(old, now, out);
            case CompositeType now when was instanceof CompositeType old -> attributes(old, now, out);
            case EnumType _, DomainType _, CompositeType _, RangeType _ ->
                throw new IllegalArgumentException("not to be changed in place: " + is.name());
        }
    }

    private static void values(EnumType was, EnumType is, StatementList out) {
        String before = null;
        for (String value : is.values()) {
            if (!was.values().contains(value)) {
                String place = before != null
                        ? " AFTER " + SqlName.literal(before)
                        : was.values().isEmpty()
                                ? ""
                                : " BEFORE " + SqlName.literal(was.values().getFirst());
                out.add(
                        "ALTER TYPE " + SqlName.quote(is.name()) + " ADD VALUE " + SqlName.literal(value) + place,
                        "Add value " + value + " to enum " + is.name());
            }
            before = value;
        }
    }

    /** All but the checks, which come and go as those of tables do. */
    private static void domain(DomainType was, DomainType is, StatementList out) {
        ObjectName name = is.name();
        if (!Objects.equals(was.defaultValue(), is.defaultValue())) {
            alter(
                    name,
                    is.defaultValue() == null
                            ? "DROP DEFAULT"
                            : "SET DEFAULT " + is.defaultValue().sql(),
                    "Set the default of domain " + name,
                    out);
        }
        if (was.nullable() != is.nullable()) {
            alter(
                    name,
                    (is.nullable() ? "DROP" : "SET") + " NOT NULL",
                    (is.nullable() ? "Allow" : "Forbid") + " NULL in domain " + name,
                    out);
        }
    }

    private static void alter(ObjectName domain, String action, String comment, StatementList out) {
        out.add("ALTER DOMAIN " + SqlName.quote(domain) + " " + action, comment);
    }

    private static void attributes(CompositeType was, CompositeType is, StatementList out) {
        String alter = "ALTER TYPE " + SqlName.quote(is.name()) + " ";
        for (Column attribute : was.attributes()) {
            if (attribute(is, attribute.name()).isEmpty()) {
                out.add(
                        alter + "DROP ATTRIBUTE " + SqlName.quote(attribute.name()) + " CASCADE",
                        "Drop attribute " + attribute.name() + " of " + is.name());
            }
        }
        for (Column attribute : is.attributes()) {
            Optional<Column> old = attribute(was, attribute.name());
            if (old.isEmpty()) {
                out.add(
                        alter + "ADD ATTRIBUTE " + TypeSql.attribute(attribute) + " CASCADE",
                        "Add attribute " + attribute.name() + " to " + is.name());
            }
            String comment = old.map(Column::comment).orElse(null);
            if (!Objects.equals(comment, attribute.comment())) {
                out.commentOnColumn(is.name(), attribute);
            }
        }
    }
}
