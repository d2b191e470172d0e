package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** The few texts that a column takes, where its type or a check of the table lists them. */
final class AllowedValues {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern CAST = Pattern.compile("::[a-zA-Z_ ]+(\\(\\d+\\))?(\\[])?");

    /** Stands for a literal. */
    private static final String ONE = "\u0001";

    private AllowedValues() {}

    /** In their order; empty where the column takes more than a list. */
    static List<String> of(DatabaseSchema schema, ObjectName table, Column column) {
        if (column.type().kind() == TypeKind.ENUM) {
            return schema.enumOf(column.type()).map(EnumType::values).orElse(List.of());
        }
        return schema.table(table).stream()
                .flatMap(t -> checks(t).stream())
                .map(check -> listed(check.expression(), column.name()))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<CheckConstraint> checks(Table table) {
        return table.constraints().stream()
                .filter(CheckConstraint.class::isInstance)
                .map(CheckConstraint.class::cast)
                .toList();
    }

    /** {@code status in ('a', 'b')}, also as PostgreSQL writes it; a check that says more lists nothing. */
    static List<String> listed(String expression, String column) {
        List<String> values = new ArrayList<>();
        Matcher literals = LITERAL.matcher(expression);
        StringBuilder rest = new StringBuilder();
        while (literals.find()) {
            values.add(literals.group(1).replace("''", "'"));
            literals.appendReplacement(rest, ONE);
        }
        literals.appendTail(rest);
        String form = bare(CAST.matcher(rest).replaceAll(""));
        String name = "(?i:" + Pattern.quote(bare(column)) + "|" + Pattern.quote(bare(SqlName.quote(column))) + ")";
        String list = ONE + "(," + ONE + ")*";
        boolean only = form.matches(name + "((?i:IN)" + list + "|=(?i:ANYARRAY)\\[" + list + "])");
        return only ? values : List.of();
    }

    private static String bare(String text) {
        return text.replaceAll("[()\\s]", "");
    }
}
