package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.UserType;

/** The text of types that somebody made. */
final class TypeSql {

    private TypeSql() {}

    /**
     * Makes a type with its comments on attributes.
     *
     * @param later the checks of domains that somebody else adds
     */
    static void create(UserType type, Set<ObjectRef> later, StatementList out) {
        String name = SqlName.quote(type.name());
        String comment = "Create " + type.kind().word() + " " + type.name();
        switch (type) {
            case EnumType set ->
                out.add(
                        "CREATE TYPE " + name + " AS ENUM ("
                                + set.values().stream().map(SqlName::literal).collect(Collectors.joining(", ")) + ")",
                        comment);
            case RangeType range -> out.add("CREATE TYPE " + name + " AS RANGE (" + range.definition() + ")", comment);
            case CompositeType composite -> {
                out.add("CREATE TYPE " + name + " AS " + attributes(composite), comment);
                composite.attributes().stream()
                        .filter(attribute -> attribute.comment() != null)
                        .forEach(attribute -> out.commentOnColumn(type.name(), attribute));
            }
            case DomainType domain -> domain(domain, later, comment, out);
        }
    }

    /** Adds a check to a domain. */
    static void addCheck(ObjectName domain, CheckConstraint check, StatementList out) {
        out.add("ALTER DOMAIN " + SqlName.quote(domain) + " ADD " + check(check), "Add a check to domain " + domain);
    }

    private static String attributes(CompositeType composite) {
        return composite.attributes().isEmpty()
                ? "()"
                : composite.attributes().stream()
                        .map(TypeSql::attribute)
                        .collect(Collectors.joining(",\n    ", "(\n    ", "\n)"));
    }

    /** An attribute as CREATE TYPE and ADD ATTRIBUTE have it. */
    static String attribute(Column attribute) {
        return SqlName.quote(attribute.name()) + " " + attribute.type().raw() + TableSql.collate(attribute);
    }

    private static void domain(DomainType domain, Set<ObjectRef> later, String comment, StatementList out) {
        StringBuilder sql = new StringBuilder("CREATE DOMAIN ").append(SqlName.quote(domain.name()));
        sql.append(" AS ").append(domain.base().raw()).append(TableSql.collate(domain.collation()));
        if (domain.defaultValue() != null) {
            sql.append(" DEFAULT ").append(domain.defaultValue().sql());
        }
        if (!domain.nullable()) {
            sql.append(" NOT NULL");
        }
        List<CheckConstraint> afterwards = new ArrayList<>();
        for (CheckConstraint check : domain.checks()) {
            if (ConstraintSql.isNotValid(check)) {
                afterwards.add(check);
            } else if (!isLater(domain, check.name(), later)) {
                sql.append("\n    ").append(check(check));
            }
        }
        out.add(sql.toString(), comment);
        afterwards.forEach(check -> addCheck(domain.name(), check, out));
    }

    private static boolean isLater(DomainType domain, @Nullable String check, Set<ObjectRef> later) {
        return check != null && later.contains(new ObjectRef(ObjectKind.CONSTRAINT, domain.name(), check));
    }

    private static String check(CheckConstraint check) {
        return (check.name() == null ? "" : "CONSTRAINT " + SqlName.quote(check.name()) + " ")
                + ConstraintSql.rule(check);
    }
}
