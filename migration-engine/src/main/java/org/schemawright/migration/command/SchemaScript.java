package org.schemawright.migration.command;

import java.util.List;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.plan.Statement;

/** A schema as a script that the engine's own command line runs unchanged. */
final class SchemaScript {

    private SchemaScript() {}

    static String of(ReadSchema read) {
        StringBuilder script = new StringBuilder();
        for (Statement statement : read.dialect().schemaWriter().create(read.schema())) {
            script.append(terminated(statement.sql())).append("\n\n");
        }
        return script.isEmpty() ? "" : script.substring(0, script.length() - 1);
    }

    /** A comment at the end, which SQLite keeps with a view, must not swallow the semicolon; it may even be unclosed. */
    private static String terminated(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty()) {
            return sql;
        }
        SqlToken last = tokens.getLast();
        String behind = sql.substring(last.end());
        int open = behind.indexOf("/*");
        boolean unclosed = open >= 0 && behind.indexOf("*/", open + 2) < 0;
        String whole = unclosed ? sql.substring(0, last.end()) : sql.stripTrailing();
        String end = last.isSymbol(';') ? "" : ";";
        return whole + (!unclosed && behind.contains("--") ? "\n" : "") + end;
    }
}
