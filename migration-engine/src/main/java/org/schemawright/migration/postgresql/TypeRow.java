package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.UserType;

/** Turns rows of the types query into types. */
final class TypeRow {

    private TypeRow() {}

    static UserType read(ResultSet row, ReadColumns columns, KnownObjects objects) throws SQLException {
        ObjectName name = new ObjectName(row.getString("nspname"), Catalog.text(row, "typname"));
        long relation = row.getLong("relation");
        UserType type =
                switch (Catalog.text(row, "class")) {
                    case "e" -> new EnumType(name, Catalog.texts(row, "labels"));
                    case "d" -> domain(name, row, objects);
                    case "r" -> new RangeType(name, Objects.toString(row.getString("range_definition"), ""));
                    default -> new CompositeType(name, columns.of(relation));
                };
        objects.put("pg_type", row.getLong("oid"), type.ref());
        if (row.getLong("multirange") != 0) {
            objects.put("pg_type", row.getLong("multirange"), type.ref());
        }
        if (type instanceof CompositeType) {
            objects.put("pg_class", relation, type.ref());
        }
        return type;
    }

    private static DomainType domain(ObjectName name, ResultSet row, KnownObjects objects) throws SQLException {
        ColumnType base = PostgresqlTypes.reflected(
                Catalog.text(row, "base_type"),
                Catalog.text(row, "base_class"),
                Catalog.text(row, "base_category"),
                row.getString("base_of_base"));
        String value = row.getString("default_value");
        return new DomainType(
                name,
                base,
                !row.getBoolean("not_null"),
                value == null ? null : new DefaultValue(value),
                row.getString("collation"),
                checks(name, row, objects));
    }

    private static List<CheckConstraint> checks(ObjectName domain, ResultSet row, KnownObjects objects)
            throws SQLException {
        List<String> names = Catalog.texts(row, "check_names");
        List<CheckConstraint> checks = new ArrayList<>();
        if (names.isEmpty()) {
            return checks;
        }
        List<String> expressions = Catalog.texts(row, "check_expressions");
        List<String> valid = Catalog.texts(row, "check_valid");
        List<String> oids = Catalog.texts(row, "check_oids");
        for (int i = 0; i < names.size(); i++) {
            checks.add(new CheckConstraint(
                    names.get(i),
                    Parentheses.strip(SettledText.of(expressions.get(i))),
                    Boolean.parseBoolean(valid.get(i)) ? "" : "NOT VALID"));
            objects.put(
                    "pg_constraint",
                    Long.parseLong(oids.get(i)),
                    new ObjectRef(ObjectKind.CONSTRAINT, domain, names.get(i)));
        }
        return checks;
    }
}
