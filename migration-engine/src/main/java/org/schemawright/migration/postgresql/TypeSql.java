package org.schemawright.migration.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern SUBTYPE = Pattern.compile("^subtype = (.*?)(?:, [a-z_]+ = .*)?$");
    private static final String NAME = "(\"(?:[^\"]|\"\")*\"|[^\\s,\".]+)";

    private static final Pattern MULTIRANGE = Pattern.compile("multirange_type_name = (?:" + NAME + "\\.)?" + NAME);

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

    /**
     * Lets what belongs to a range type that was renamed step aside too: the type of many of its ranges, and the functions
     * that make either, which keep their names.
     */
    static void stepAside(RangeType range, ObjectName renamed, StatementList out) {
        String comment = "So does what belongs to " + range.name();
        String own = SqlName.quote(renamed);
        Matcher part = SUBTYPE.matcher(range.definition());
        if (part.find()) {
            String constructor =
                    "ALTER FUNCTION " + SqlName.quote(range.name()) + "(" + part.group(1) + ", " + part.group(1);
            String aside = " RENAME TO " + SqlName.quote(renamed.name());
            out.add(constructor + ")" + aside, comment);
            out.add(constructor + ", text)" + aside, comment);
        }
        Matcher many = MULTIRANGE.matcher(range.definition());
        if (many.find()) {
            String name = many.group(2);
            String bare =
                    name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            String aside = " RENAME TO " + SqlName.quote("_old_" + bare);
            out.add("ALTER TYPE " + (many.group(1) == null ? "" : many.group(1) + ".") + name + aside, comment);
            // Its functions stand where the range does, even when it stands elsewhere itself.
            String function = SqlName.quote(new ObjectName(range.name().schema(), bare));
            for (String arguments : List.of("", own, own + "[]")) {
                out.add("ALTER FUNCTION " + function + "(" + arguments + ")" + aside, comment);
            }
        }
    }
}
