package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;

/**
 * Puts the columns of a CREATE TABLE text in another order. Comments go along with their column: those behind it on its
 * line, and those on the lines above it. The spaces between columns stay where they are.
 */
final class SqliteColumnOrder {

    private final String sql;
    private final List<ColumnItem> columns;
    private final List<Chunk> chunks = new ArrayList<>();

    /**
     * A column with what stands around it.
     *
     * @param indent the spaces in front of everything
     * @param above comments in front of the column, up to it
     * @param comma whether one stands behind it
     * @param behind comments behind it on its line
     */
    private record Chunk(String indent, String above, String column, boolean comma, String behind) {}

    private SqliteColumnOrder(String sql, List<ColumnItem> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    /**
     * The text with its columns in another order; empty where it cannot be followed.
     *
     * @param names all its columns
     */
    static Optional<String> of(String definition, List<String> names) {
        return SqliteTableText.parse(definition)
                .flatMap(text -> new SqliteColumnOrder(definition, text.columns()).ordered(text, names))
                .filter(ordered -> SqliteTableText.parse(ordered)
                        .filter(text -> names(text).equals(names))
                        .isPresent());
    }

    private static List<String> names(SqliteTableText text) {
        return text.columns().stream().map(column -> column.name().value()).toList();
    }

    private Optional<String> ordered(SqliteTableText text, List<String> names) {
        List<String> before = names(text);
        int open = SqlTokens.of(sql).stream()
                .filter(token ->
                        token.isSymbol('(') && token.start() >= text.name().end())
                .findFirst()
                .map(SqlToken::end)
                .orElse(-1);
        if (open < 0 || names.size() != before.size() || !before.containsAll(names)) {
            return Optional.empty();
        }
        String rest = sql.substring(cut(open, text));
        StringBuilder ordered = new StringBuilder(sql.substring(0, open));
        for (int i = 0; i < chunks.size(); i++) {
            Chunk place = chunks.get(i);
            Chunk column = chunks.get(before.indexOf(names.get(i)));
            String next = i + 1 < chunks.size() ? chunks.get(i + 1).indent() : rest;
            ordered.append(place.indent()).append(column.above()).append(column.column());
            ordered.append(place.comma() ? "," : "").append(column.behind());
            if (endsInLineComment(column.behind()) && !beginsWithLineEnd(next)) {
                ordered.append('\n');
            }
        }
        return Optional.of(ordered.append(rest).toString());
    }

    /** Cuts the columns out, from the opening bracket on; gives where the last one ends with all that is its own. */
    private int cut(int open, SqliteTableText text) {
        int from = open;
        for (int i = 0; i < columns.size(); i++) {
            ColumnItem column = columns.get(i);
            boolean followed = i + 1 < text.items().size();
            int comma = followed ? text.items().get(i + 1).comma() : -1;
            int next = followed ? text.items().get(i + 1).start() : closing(column.end());
            int lineEnd = lineEnd(column.end(), next);
            String behind;
            int end;
            if (lineEnd >= 0 && comma < lineEnd) {
                behind = sql.substring(column.end(), Math.max(comma, column.end()))
                        + sql.substring(Math.max(comma + 1, column.end()), lineEnd);
                end = lineEnd;
            } else {
                behind = sql.substring(column.end(), comma >= 0 ? comma : next);
                end = comma >= 0
                        ? comma + 1
                        : column.end() + behind.stripTrailing().length();
            }
            String leading = sql.substring(from, column.start());
            String above = leading.stripLeading();
            chunks.add(new Chunk(
                    leading.substring(0, leading.length() - above.length()),
                    above,
                    sql.substring(column.start(), column.end()),
                    comma >= 0,
                    behind.stripTrailing()));
            from = end;
        }
        return from;
    }

    private int closing(int from) {
        return SqlTokens.of(sql).stream()
                .filter(token -> token.isSymbol(')') && token.start() >= from)
                .findFirst()
                .map(SqlToken::start)
                .orElse(sql.length());
    }

    /** Where the line ends on which a place is, whatever comments stand there; -1 where it does not up to another place. */
    private int lineEnd(int from, int to) {
        int at = from;
        while (at < to) {
            if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? to : end + 2;
            } else if (sql.charAt(at) == '\n') {
                return at > from && sql.charAt(at - 1) == '\r' ? at - 1 : at;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? to : end;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** Whether what is written behind these comments would belong to them. */
    private static boolean endsInLineComment(String comments) {
        return SqlTokens.of(comments + " x").isEmpty();
    }

    private static boolean beginsWithLineEnd(String text) {
        int line = text.indexOf('\n');
        return line >= 0 && text.substring(0, line).isBlank();
    }
}
