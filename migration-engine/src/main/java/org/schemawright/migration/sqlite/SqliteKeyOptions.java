package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;

/**
 * The options of a primary or unique key, whose text in the model is {@code (ASC, COLLATE NOCASE DESC) ON CONFLICT FAIL}:
 * in parentheses what stands behind each column, by place and not by name, so that a renamed column changes nothing; no
 * parentheses where nothing does.
 *
 * @param parts what stands behind each column, empty where nothing; as many as columns, or none at all
 * @param conflict the {@code ON CONFLICT} clause; empty where there is none or it says what holds anyway
 */
record SqliteKeyOptions(List<String> parts, String conflict) {

    /** What an ascending column with its own collation has, in the text. */
    private static final String PLAIN = "ASC";

    SqliteKeyOptions {
        parts = parts.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(parts);
    }

    static SqliteKeyOptions parse(String text) {
        if (!text.startsWith("(")) {
            return new SqliteKeyOptions(List.of(), text);
        }
        List<String> parts = new ArrayList<>();
        int start = 1;
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.isSymbol(',') || token.isSymbol(')')) {
                String part = text.substring(start, token.start()).strip();
                parts.add(part.equals(PLAIN) ? "" : part);
                start = token.end();
            }
        }
        return new SqliteKeyOptions(parts, text.substring(start).strip());
    }

    /** As it stands in the model. */
    String text() {
        String list = parts.stream().map(p -> p.isEmpty() ? PLAIN : p).collect(Collectors.joining(", ", "(", ")"));
        return ((parts.isEmpty() ? "" : list) + " " + conflict).strip();
    }

    /** The columns of the key as SQL lists them. */
    String list(List<String> columns) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String part = i < parts.size() ? parts.get(i) : "";
            list.add((SqlName.quote(columns.get(i)) + " " + part).strip());
        }
        return String.join(", ", list);
    }

    /** The clause with a space in front; empty where there is none. */
    String behind() {
        return conflict.isEmpty() ? "" : " " + conflict;
    }
}
