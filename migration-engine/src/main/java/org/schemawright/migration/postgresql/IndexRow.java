package org.schemawright.migration.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Index;

/** A row of the indexes query. */
record IndexRow(long oid, long relation, Index index) {

    static IndexRow read(ResultSet row, ReadColumns columns) throws SQLException {
        long relation = row.getLong("relation");
        String definition = SettledText.of(Catalog.text(row, "definition"));
        List<@Nullable String> names = columns.names(relation, row.getString("columns"));
        List<String> texts = parts(definition);
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            parts.add(part(texts.get(i), i < names.size() ? names.get(i) : null));
        }
        String predicate = row.getString("predicate");
        String method = Catalog.text(row, "method");
        return new IndexRow(
                row.getLong("oid"),
                relation,
                new Index(
                        Catalog.text(row, "relname"),
                        row.getBoolean("is_unique"),
                        parts,
                        predicate == null ? null : Parentheses.strip(SettledText.of(predicate)),
                        definition,
                        method.equals("btree") ? "" : method,
                        row.getBoolean("is_valid")));
    }

    /** The parts of {@code CREATE INDEX … USING method (one, other) …}, as they are written. */
    private static List<String> parts(String definition) {
        int using = TableSql.outsideQuotes(definition, " USING ");
        int open = definition.indexOf('(', Math.max(using, 0));
        int close = Parentheses.closing(definition, open);
        List<String> parts = new ArrayList<>();
        int start = open + 1;
        while (start < close) {
            int end = Math.min(Parentheses.next(definition, start, ','), close);
            parts.add(definition.substring(start, end).strip());
            start = end + 1;
        }
        return parts;
    }

    /** @param column null for an expression, which is in parentheses or a call of a function */
    private static Index.Part part(String text, @Nullable String column) {
        int end = column == null
                ? Math.min(Parentheses.closing(text, Math.max(text.indexOf('('), 0)) + 1, text.length())
                : text.startsWith("\"") ? closingQuote(text) + 1 : firstSpace(text);
        String said = text.substring(end).strip();
        boolean descending = (said + " ").startsWith("DESC ") || (said + " ").contains(" DESC ");
        String options =
                descending ? (" " + said + " ").replaceFirst(" DESC ", " ").strip() : said;
        return new Index.Part(
                column, column == null ? Parentheses.strip(text.substring(0, end)) : null, descending, options);
    }

    private static int firstSpace(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text.length() : space;
    }

    private static int closingQuote(String text) {
        int quote = text.indexOf('"', 1);
        while (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }
}
