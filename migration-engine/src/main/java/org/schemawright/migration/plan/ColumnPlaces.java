package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/** Finds SQL that takes the columns of a table by their place: {@code SELECT *}, and an INSERT that names none. */
final class ColumnPlaces {

    private ColumnPlaces() {}

    /** Whether the places of the table's columns may count in the text; one that does not name the table is none. */
    static boolean count(String sql, String table) {
        if (!SqlTokens.mention(sql, table)) {
            return false;
        }
        List<SqlToken> tokens = SqlTokens.of(sql);
        for (int i = 1; i < tokens.size(); i++) {
            if (isAll(tokens.get(i - 1), tokens.get(i)) || namesNone(tokens, i, table)) {
                return true;
            }
        }
        return false;
    }

    /** A star for all columns; that of {@code count(*)} and of a product stand behind something else. */
    private static boolean isAll(SqlToken previous, SqlToken token) {
        boolean first = previous.is("SELECT") || previous.is("DISTINCT") || previous.is("ALL");
        return token.isSymbol('*') && (first || previous.isSymbol(',') || previous.isSymbol('.'));
    }

    /** Whether an INSERT or REPLACE into the table begins here, without a list of columns. */
    private static boolean namesNone(List<SqlToken> tokens, int into, String table) {
        if (!tokens.get(into).is("INTO")) {
            return false;
        }
        int name = into + 1;
        while (name + 2 < tokens.size() && tokens.get(name + 1).isSymbol('.')) {
            name += 2;
        }
        boolean found = name + 1 < tokens.size() && tokens.get(name).names(table);
        return found
                && (tokens.get(name + 1).is("VALUES")
                        || tokens.get(name + 1).is("SELECT")
                        || tokens.get(name + 1).is("WITH"));
    }
}
