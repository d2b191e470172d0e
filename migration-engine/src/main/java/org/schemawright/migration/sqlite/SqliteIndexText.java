package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.Index;

/**
 * A CREATE INDEX text, understood.
 *
 * @param unique whether it forbids equal rows
 * @param parts the indexed columns, as their table spells them, and expressions
 * @param predicate null where the index covers all rows
 */
record SqliteIndexText(
        boolean unique, List<Index.Part> parts, @Nullable String predicate) {

    /**
     * Understands the text; empty where it is no CREATE INDEX that we can follow.
     *
     * @param columns the names of the columns of its table
     */
    static Optional<SqliteIndexText> parse(String sql, List<String> columns) {
        try {
            SqlCursor cursor = new SqlCursor(sql, SqlTokens.of(sql));
            cursor.expect("CREATE");
            boolean unique = cursor.accept("UNIQUE");
            cursor.expect("INDEX");
            while (!cursor.peek().isSymbol('(')) {
                cursor.next();
            }
            List<Index.Part> parts = new ArrayList<>();
            List<SqlToken> part = new ArrayList<>();
            cursor.expectSymbol('(');
            for (int depth = 1; depth > 0; ) {
                SqlToken token = cursor.next();
                depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
                if (depth == 0 || depth == 1 && token.isSymbol(',')) {
                    parts.add(part(sql, part, columns));
                    part.clear();
                } else {
                    part.add(token);
                }
            }
            String predicate = null;
            if (cursor.accept("WHERE")) {
                List<SqlToken> condition = cursor.rest();
                predicate = sql.substring(
                        condition.getFirst().start(), condition.getLast().end());
            }
            return Optional.of(new SqliteIndexText(unique, parts, predicate));
        } catch (SqlCursor.Unexpected unexpected) {
            return Optional.empty();
        }
    }

    private static Index.Part part(String sql, List<SqlToken> tokens, List<String> columns) {
        if (tokens.isEmpty()) {
            throw new SqlCursor.Unexpected("nothing");
        }
        boolean descending = tokens.size() > 1 && tokens.getLast().is("DESC");
        boolean directed = descending || tokens.size() > 1 && tokens.getLast().is("ASC");
        List<SqlToken> what = directed ? tokens.subList(0, tokens.size() - 1) : tokens;
        if (what.size() == 3 && what.getFirst().isSymbol('(')) {
            what = what.subList(1, 2); // SQLite passes over parentheses around a column.
        }
        boolean collated = what.size() == 3 && what.get(1).is("COLLATE");
        SqlToken name = what.getFirst();
        if ((what.size() == 1 || collated) && (name.isName() || name.kind() == SqlToken.Kind.STRING)) {
            Optional<String> column = SqliteConstraints.column(name.value(), columns);
            if (column.isPresent()) {
                return new Index.Part(
                        column.get(),
                        null,
                        descending,
                        collated ? "COLLATE " + what.getLast().text() : "");
            }
        }
        return new Index.Part(null, sql.substring(name.start(), what.getLast().end()), descending);
    }
}
