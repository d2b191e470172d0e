package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;

/** A value of an enum goes by another name, in all rows at once (PostgreSQL). */
public record ValueRename(ObjectName type, String value, String newValue) implements Renaming {

    @Override
    public ValueRename reversed() {
        return new ValueRename(type, newValue, value);
    }

    /**
     * The schema after it. Defaults and checks of tables follow; how the engine spells other texts then is its business.
     *
     * @throws ImpossibleChange when there is no such enum or value, or the new name is taken
     */
    public DatabaseSchema after(DatabaseSchema before) {
        EnumType renamed = before.enums().stream()
                .filter(set -> set.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new ImpossibleChange("There is no enum " + type + "."));
        int place = renamed.values().indexOf(value);
        if (place < 0) {
            throw new ImpossibleChange("The enum " + type + " has no value “" + value + "”.");
        }
        if (renamed.values().contains(newValue)) {
            throw new ImpossibleChange("The enum " + type + " has a value “" + newValue + "” already.");
        }
        List<String> values = new ArrayList<>(renamed.values());
        values.set(place, newValue);
        EnumType after = new EnumType(type, values);
        return before.withTypes(before.types().stream()
                        .map(one -> one.equals(renamed) ? (UserType) after : one)
                        .toList())
                .withTables(before.tables().stream().map(this::followed));
    }

    private Table followed(Table table) {
        return table.withColumns(table.columns().stream().map(this::followed).toList())
                .withConstraints(table.constraints().stream()
                        .map(rule -> rule instanceof CheckConstraint check
                                ? check.withExpression(followed(check.expression()))
                                : rule)
                        .toList());
    }

    private Column followed(Column column) {
        DefaultValue value = column.defaultValue();
        return value == null ? column : column.withDefault(new DefaultValue(followed(value.sql())));
    }

    /** The engine writes a value with its type behind it. */
    private String followed(String sql) {
        String schema = type.schema() == null ? "" : "(?:\"?" + Pattern.quote(type.schema()) + "\"?\\.)?";
        return Pattern.compile(Pattern.quote(literal(value)) + "(?=::" + schema + "\"?" + Pattern.quote(type.name())
                        + "(?:$|[^\\w]))")
                .matcher(sql)
                .replaceAll(Matcher.quoteReplacement(literal(newValue)));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
