package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.sqlite.SqliteCatalog.IndexRow;

/**
 * A CREATE INDEX text: the expressions it indexes and the condition of a partial index, which no pragma tells.
 *
 * @param parts the indexed columns and expressions as written, without direction
 * @param predicate null where the index covers all rows
 */
record SqliteIndexText(List<String> parts, @Nullable String predicate) {

    /**
     * The indexes of one table that were made by CREATE INDEX, by name.
     *
     * @param rows the parts of all its indexes
     * @param texts the CREATE INDEX statements by name
     */
    static List<Index> indexes(List<IndexRow> rows, Map<String, String> texts) {
        return rows.stream()
                .filter(i -> i.origin().equals("c"))
                .collect(Collectors.groupingBy(IndexRow::name, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(parts -> index(parts, texts.get(parts.getFirst().name())))
                .toList();
    }

    private static Index index(List<IndexRow> rows, @Nullable String sql) {
        SqliteIndexText text = sql == null ? new SqliteIndexText(List.of(), null) : parse(sql);
        List<Index.Part> parts = new ArrayList<>();
        Iterator<String> written = text.parts().iterator();
        for (IndexRow row : rows) {
            String expression = written.hasNext() ? written.next() : "";
            parts.add(new Index.Part(row.column(), row.column() == null ? expression : null, row.descending()));
        }
        IndexRow first = rows.getFirst();
        return new Index(first.name(), first.unique(), parts, text.predicate(), sql);
    }

    static SqliteIndexText parse(String sql) {
        try {
            SqlCursor cursor = new SqlCursor(sql, SqlTokens.of(sql));
            while (!cursor.peek().isSymbol('(')) {
                cursor.next();
            }
            SqlCursor.Span list = cursor.parentheses();
            String predicate = null;
            if (cursor.accept("WHERE")) {
                List<SqlToken> condition = cursor.rest();
                predicate = sql.substring(
                        condition.getFirst().start(), condition.getLast().end());
            }
            return new SqliteIndexText(parts(sql.substring(list.start() + 1, list.end() - 1)), predicate);
        } catch (SqlCursor.Unexpected unexpected) {
            return new SqliteIndexText(List.of(), null);
        }
    }

    /** The parts between commas outside parentheses, each without its direction and the space around it. */
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        List<SqlToken> part = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : SqlTokens.of(list)) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isSymbol(',')) {
                parts.add(expression(list, part));
                part.clear();
            } else {
                part.add(token);
            }
        }
        parts.add(expression(list, part));
        return parts;
    }

    private static String expression(String list, List<SqlToken> part) {
        if (part.isEmpty()) {
            return "";
        }
        SqlToken last = part.getLast();
        boolean direction = part.size() > 1 && (last.is("ASC") || last.is("DESC"));
        int end = direction ? part.get(part.size() - 2).end() : last.end();
        return list.substring(part.getFirst().start(), end);
    }
}
