package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Optional;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.NameRewriter;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;

/** Follows a rename through a CREATE TABLE text, as SQLite's own ALTER TABLE does. */
final class SqliteTextRename {

    private final SqliteTableText text;
    private final TextEdits edits;

    private SqliteTextRename(SqliteTableText text) {
        this.text = text;
        this.edits = new TextEdits(text.sql());
    }

    /** The text after a table, this one or one it refers to, has got another name; empty where it cannot be followed. */
    static Optional<String> table(String definition, Change.RenameTable rename) {
        return SqliteTableText.parse(definition)
                .map(t -> new SqliteTextRename(t).table(rename.table().name(), rename.newName()));
    }

    /** The text after a column, its own or one it refers to, has got another name; empty where it cannot be followed. */
    static Optional<String> column(String definition, Change.RenameColumn rename) {
        return SqliteTableText.parse(definition)
                .map(t -> new SqliteTextRename(t).column(rename.table().name(), rename.column(), rename.newName()));
    }

    private String table(String oldName, String newName) {
        boolean own = text.name().names(oldName);
        if (own) {
            replace(text.name(), newName);
        }
        text.clauses().forEach(clause -> {
            if (clause.constraint() instanceof ForeignKey key
                    && key.target().name().equalsIgnoreCase(oldName)) {
                List<SqlToken> tokens = tokens(clause.start(), clause.end());
                replace(tokens.get(references(tokens) + 1), newName);
            } else if (own && holdsExpression(clause)) {
                rewrite(clause, NameRewriter.renameTable(sql(clause), oldName, newName));
            }
        });
        return edits.apply();
    }

    private String column(String table, String oldName, String newName) {
        boolean own = text.name().names(table);
        if (own) {
            text.column(oldName).map(ColumnItem::name).ifPresent(n -> replace(n, newName));
        }
        text.clauses().forEach(clause -> {
            if (clause.constraint() instanceof ForeignKey key) {
                foreignKey(clause, own, key.target().name().equalsIgnoreCase(table), oldName, newName);
            } else if (own && (holdsExpression(clause) || clause.constraint() != null)) {
                rewrite(clause, NameRewriter.renameColumn(sql(clause), oldName, newName));
            }
        });
        return edits.apply();
    }

    private void foreignKey(SqliteClause clause, boolean own, boolean target, String oldName, String newName) {
        List<SqlToken> tokens = tokens(clause.start(), clause.end());
        int references = references(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            boolean here =
                    i < references ? own && i > 0 && !tokens.get(i - 1).is("CONSTRAINT") : target && i > references + 1;
            if (here && tokens.get(i).names(oldName) && inParentheses(tokens, i)) {
                replace(tokens.get(i), newName);
            }
        }
    }

    private static boolean inParentheses(List<SqlToken> tokens, int i) {
        int depth = 0;
        for (int j = 0; j < i; j++) {
            depth += tokens.get(j).isSymbol('(') ? 1 : tokens.get(j).isSymbol(')') ? -1 : 0;
        }
        return depth > 0;
    }

    private static int references(List<SqlToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("REFERENCES")) {
                return i;
            }
        }
        return tokens.size();
    }

    private static boolean holdsExpression(SqliteClause clause) {
        return switch (clause.kind()) {
            case CHECK, GENERATED_STORED, GENERATED_VIRTUAL -> true;
            case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, NOT_NULL, NULL, DEFAULT, COLLATE -> false;
        };
    }

    private void rewrite(SqliteClause clause, String rewritten) {
        edits.replace(clause.start(), clause.end(), rewritten);
    }

    private String sql(SqliteClause clause) {
        return text.sql().substring(clause.start(), clause.end());
    }

    private List<SqlToken> tokens(int start, int end) {
        return SqlTokens.of(text.sql()).stream()
                .filter(t -> t.start() >= start && t.end() <= end)
                .toList();
    }

    private void replace(SqlToken token, String newName) {
        edits.replace(token.start(), token.end(), SqlName.quote(newName));
    }
}
