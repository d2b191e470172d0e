package org.schemawright.migration.change;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Renames tables and columns inside the text of checks, indexes, views and triggers, as the engines do it on a rename.
 * It goes by tokens: a name that could as well be another table's column is left alone.
 */
public final class NameRewriter {

    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES", "REPLACE", "IGNORE", "ABORT", "ONLY");

    private final String sql;
    private final List<SqlToken> tokens;

    private NameRewriter(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
    }

    /** The text with a table under its new name. */
    public static String renameTable(String sql, String table, String newName) {
        NameRewriter rewriter = new NameRewriter(sql);
        return rewriter.replace(i -> rewriter.tokens.get(i).names(table) && rewriter.isTable(i), newName);
    }

    /** An expression of the table itself (a check, an index) with a column under its new name. */
    public static String renameColumn(String expression, String column, String newName) {
        NameRewriter rewriter = new NameRewriter(expression);
        return rewriter.replace(i -> rewriter.tokens.get(i).names(column) && rewriter.isColumn(i), newName);
    }

    /**
     * A view or trigger with a column of one of its tables under its new name.
     *
     * @param table the column's table
     * @param owner whether the text is a trigger of that table, where NEW and OLD stand for it
     * @param unique whether no other table in the text has a column of that name
     */
    static String renameColumn(String sql, String table, Change.RenameColumn rename, boolean owner, boolean unique) {
        NameRewriter rewriter = new NameRewriter(sql);
        Set<String> qualifiers = rewriter.namesFor(table);
        if (qualifiers.isEmpty() && !owner) {
            return sql;
        }
        if (owner) {
            qualifiers.addAll(List.of("new", "old", "excluded"));
        }
        return rewriter.replace(
                i -> {
                    if (!rewriter.tokens.get(i).names(rename.column()) || !rewriter.isColumn(i)) {
                        return false;
                    }
                    return rewriter.symbol(i - 1, '.')
                            ? qualifiers.contains(
                                    rewriter.tokens.get(i - 2).value().toLowerCase(Locale.ROOT))
                            : unique || owner && rewriter.inUpdateOf(i);
                },
                rename.newName());
    }

    /** The table's name and the aliases that it has in the text, in lower case; empty where it is not named. */
    private Set<String> namesFor(String table) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).names(table) && isTable(i)) {
                names.add(table.toLowerCase(Locale.ROOT));
                int alias = i + 1 < tokens.size() && tokens.get(i + 1).is("AS") ? i + 2 : i + 1;
                if (alias < tokens.size() && tokens.get(alias).isName()) {
                    names.add(tokens.get(alias).value().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private boolean isTable(int i) {
        if (symbol(i + 1, '.')) {
            return !symbol(i - 1, '.');
        }
        int before = symbol(i - 1, '.') ? i - 3 : i - 1;
        if (before < 0) {
            return false;
        }
        if (tokens.get(before).is("FROM")
                && before > 0
                && tokens.get(before - 1).is("DISTINCT")) {
            return false;
        }
        return BEFORE_TABLE.contains(tokens.get(before).keyword())
                || tokens.get(before).is("ON") && isHead(before)
                || symbol(before, ',') && inFromList(before);
    }

    /** Whether an ON belongs to CREATE INDEX … ON or CREATE TRIGGER … ON, not to a join. */
    private boolean isHead(int on) {
        return tokens.getFirst().is("CREATE")
                && tokens.stream().limit(5).anyMatch(t -> t.is("INDEX") || t.is("TRIGGER"))
                && tokens.subList(0, on).stream().noneMatch(t -> t.is("ON"));
    }

    /** Whether a comma separates tables: going back from it, FROM comes before anything that ends a list of tables. */
    private boolean inFromList(int comma) {
        int depth = 0;
        for (int i = comma - 1; i >= 0; i--) {
            depth += symbol(i, ')') ? 1 : symbol(i, '(') ? -1 : 0;
            String keyword = tokens.get(i).keyword();
            if (depth < 0
                    || depth == 0
                            && Set.of("SELECT", "WHERE", "BY", "SET", "VALUES", "INTO")
                                    .contains(keyword)) {
                return false;
            }
            if (depth == 0 && (keyword.equals("FROM") || keyword.equals("JOIN"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token can be a column: no function, no qualifier, no alias, no collation, no constraint name. */
    private boolean isColumn(int i) {
        if (symbol(i + 1, '.') || symbol(i + 1, '(') && tokens.get(i).kind() == SqlToken.Kind.WORD) {
            return false;
        }
        String before = i == 0 ? "" : tokens.get(i - 1).keyword();
        return !Set.of("AS", "COLLATE", "CONSTRAINT", "INDEX", "VIEW", "TRIGGER")
                        .contains(before)
                && !isTable(i);
    }

    /** Whether the token stands in the column list of {@code UPDATE OF a, b ON t}. */
    private boolean inUpdateOf(int i) {
        int at = i;
        while (symbol(at - 1, ',')) {
            at -= 2;
        }
        return at > 1 && tokens.get(at - 1).is("OF") && tokens.get(at - 2).is("UPDATE");
    }

    private boolean symbol(int i, char symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }

    private String replace(IntPredicate which, String newName) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (which.test(i)) {
                SqlToken token = tokens.get(i);
                result.append(sql, copied, token.start())
                        .append('"')
                        .append(newName.replace("\"", "\"\""))
                        .append('"');
                copied = token.end();
            }
        }
        return result.append(sql, copied, sql.length()).toString();
    }
}
