package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;
import org.schemawright.migration.sqlite.SqliteTableText.ConstraintItem;
import org.schemawright.migration.sqlite.SqliteTableText.Item;

/** Reads columns and table constraints of a CREATE TABLE text; the clauses are read by {@link SqliteClauseParser}. */
final class SqliteTableParser {

    private static final Set<String> TABLE_CONSTRAINT = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private static final Set<String> COLUMN_CLAUSE = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS",
            "DEFERRABLE");

    private final String sql;
    private final SqlCursor cursor;

    private SqliteTableParser(String sql) {
        this.sql = sql;
        this.cursor = new SqlCursor(sql, SqlTokens.of(sql));
    }

    static Optional<SqliteTableText> parse(String sql) {
        try {
            return Optional.of(new SqliteTableParser(sql).table());
        } catch (SqlCursor.Unexpected unexpected) {
            return Optional.empty();
        }
    }

    private SqliteTableText table() {
        cursor.expect("CREATE");
        cursor.accept("TEMP", "TEMPORARY");
        cursor.expect("TABLE");
        if (cursor.accept("IF")) {
            cursor.expect("NOT");
            cursor.expect("EXISTS");
        }
        SqlToken name = cursor.name();
        if (cursor.acceptSymbol('.')) {
            name = cursor.name();
        }
        cursor.expectSymbol('(');
        List<Item> items = new ArrayList<>();
        int comma = -1;
        while (true) {
            items.add(item(comma));
            if (cursor.acceptSymbol(')')) {
                break;
            }
            comma = -1;
            if (cursor.peek().isSymbol(',')) {
                comma = cursor.next().start();
            }
        }
        return new SqliteTableText(sql, name, items, SqliteTableText.options(cursor.rest()));
    }

    private Item item(int comma) {
        return TABLE_CONSTRAINT.contains(cursor.peek().keyword())
                ? new ConstraintItem(comma, new SqliteClauseParser(cursor, null).tableConstraint())
                : column(comma);
    }

    private ColumnItem column(int comma) {
        SqlToken name = cursor.name();
        int typeStart = name.end();
        int typeEnd = name.end();
        while (isTypeWord(cursor.peek())) {
            SqlToken word = cursor.next();
            typeStart = typeStart == name.end() ? word.start() : typeStart;
            typeEnd = word.end();
        }
        if (typeEnd > name.end() && cursor.peek().isSymbol('(')) {
            typeEnd = cursor.parentheses().end();
        }
        List<SqliteClause> clauses = new ArrayList<>();
        SqliteClauseParser parser = new SqliteClauseParser(cursor, name.value());
        while (!cursor.peek().isSymbol(',') && !cursor.peek().isSymbol(')')) {
            clauses.add(parser.columnClause());
        }
        int end = clauses.isEmpty() ? typeEnd : cursor.previousEnd();
        return new ColumnItem(comma, name, sql.substring(typeStart, typeEnd), typeStart, clauses, end);
    }

    private static boolean isTypeWord(SqlToken token) {
        return (token.isName() || token.kind() == SqlToken.Kind.STRING) && !beginsClause(token);
    }

    /** Whether a word ends the type of a column. */
    static boolean beginsClause(SqlToken token) {
        return COLUMN_CLAUSE.contains(token.keyword());
    }
}
