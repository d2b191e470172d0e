package org.schemawright.migration.change;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Renames tables and columns inside the text of checks, indexes, views and triggers, as the engines do it on a rename.
 * It goes by tokens: a name that could as well be another table's column is left alone.
 */
public final class NameRewriter {

    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES", "REPLACE", "IGNORE", "ABORT", "ONLY");

    private static final Set<String> NO_TABLE_LIST = Set.of("SELECT", "WHERE", "BY", "SET", "VALUES", "INTO");

    private final String sql;
    private final List<SqlToken> tokens;
    /** An expression of a table names no tables: a FROM in one is that of EXTRACT and the like. */
    private final boolean statement;

    private NameRewriter(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
        this.statement = tokens.stream().anyMatch(t -> t.is("CREATE") || t.is("SELECT"));
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
     * @param rivals the other tables that have a column of that name, which in a statement that names one of them may
     *     be meant instead
     */
    static String renameColumn(
            String sql, String table, Change.RenameColumn rename, boolean owner, Set<String> rivals) {
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
                            : owner && rewriter.inUpdateOf(i) || rewriter.concernsOnly(table, rivals, i);
                },
                rename.newName());
    }

    /** Whether a view, trigger or other statement has this table or view in a place where tables stand. */
    static boolean namesTable(String sql, String table) {
        NameRewriter reader = new NameRewriter(sql);
        return IntStream.range(0, reader.tokens.size())
                .anyMatch(i -> reader.tokens.get(i).names(table) && reader.isTable(i));
    }

    /** The names, in lower case, that a view or trigger uses where tables and views stand; aliases may be among them. */
    public static Set<String> tables(String sql) {
        NameRewriter reader = new NameRewriter(sql);
        return IntStream.range(0, reader.tokens.size())
                .filter(i ->
                        reader.tokens.get(i).isName() || reader.tokens.get(i).kind() == SqlToken.Kind.STRING)
                .filter(reader::isTable)
                .mapToObj(i -> reader.tokens.get(i).value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a token of an expression, index or trigger is a column, and the one that is looked for. */
    static boolean namesColumn(String sql, Predicate<SqlToken> wanted) {
        NameRewriter reader = new NameRewriter(sql);
        return IntStream.range(0, reader.tokens.size())
                .anyMatch(i -> wanted.test(reader.tokens.get(i)) && reader.isColumn(i));
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
        while (symbol(before, '(') && isJoin(before)) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        if (tokens.get(before).is("FROM")
                && before > 0
                && tokens.get(before - 1).is("DISTINCT")) {
            return false;
        }
        return BEFORE_TABLE.contains(tokens.get(before).keyword())
                || (tokens.get(before).is("ON") || tokens.get(before).is("TO")) && isHead(before)
                || symbol(before, ',') && inFromList(before);
    }

    /** Whether tables are joined in the parentheses, as PostgreSQL writes it: {@code FROM (a JOIN b ON …)}. */
    private boolean isJoin(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += symbol(i, '(') ? 1 : symbol(i, ')') ? -1 : 0;
            if (depth == 0 || depth == 1 && tokens.get(i).is("SELECT")) {
                return false;
            }
            if (depth == 1 && tokens.get(i).is("JOIN")) {
                return true;
            }
        }
        return false;
    }

    /** Whether an ON belongs to CREATE INDEX, TRIGGER or POLICY … ON, not to a join; or a TO to CREATE RULE … TO. */
    private boolean isHead(int place) {
        boolean rule = tokens.get(place).is("TO");
        return tokens.getFirst().is("CREATE")
                && tokens.stream()
                        .limit(5)
                        .anyMatch(t -> rule ? t.is("RULE") : t.is("INDEX") || t.is("TRIGGER") || t.is("POLICY"))
                && tokens.subList(0, place).stream()
                        .noneMatch(t -> t.is(tokens.get(place).keyword()));
    }

    /** Whether a comma separates tables: going back from it, FROM comes before anything that ends a list of tables. */
    private boolean inFromList(int comma) {
        int depth = 0;
        for (int i = comma - 1; i >= 0; i--) {
            depth += symbol(i, ')') ? 1 : symbol(i, '(') ? -1 : 0;
            String keyword = tokens.get(i).keyword();
            if (depth < 0 || depth == 0 && NO_TABLE_LIST.contains(keyword)) {
                return false;
            }
            if (depth == 0 && (keyword.equals("FROM") || keyword.equals("JOIN"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token can be a column: no function, qualifier, type, alias, collation, or constraint name. */
    private boolean isColumn(int i) {
        boolean function = symbol(i + 1, '(') && tokens.get(i).kind() == SqlToken.Kind.WORD;
        if (symbol(i + 1, '.') || function || isCastTo(i)) {
            return false;
        }
        String before = i == 0 ? "" : tokens.get(i - 1).keyword();
        return !Set.of("AS", "COLLATE", "CONSTRAINT", "INDEX", "VIEW", "TRIGGER")
                        .contains(before)
                && !(statement && isTable(i));
    }

    /** Whether the token is a type that something is cast to: {@code ::text}, {@code ::shop.mood}. */
    private boolean isCastTo(int i) {
        int first = i;
        while (symbol(first - 1, '.')) {
            first -= 2;
        }
        return first > 0 && tokens.get(first - 1).text().equals("::");
    }

    /** Whether the statement that the token is in, of the several that a trigger can have, is about one table alone. */
    private boolean concernsOnly(String table, Set<String> rivals, int i) {
        int from = i;
        while (from > 0 && !symbol(from - 1, ';') && !tokens.get(from - 1).is("BEGIN")) {
            from--;
        }
        int to = i;
        while (to < tokens.size() && !symbol(to, ';')) {
            to++;
        }
        return IntStream.range(from, to).anyMatch(t -> tokens.get(t).names(table) && isTable(t))
                && IntStream.range(from, to)
                        .noneMatch(t -> isTable(t) && rivals.stream().anyMatch(tokens.get(t)::names));
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
