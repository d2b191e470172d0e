package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.sqlite.SqliteClause.Kind;

/** Reads the clauses of one column, or one table constraint. */
final class SqliteClauseParser {

    private final SqlCursor cursor;
    private final @Nullable String column;

    /** @param column the column whose clauses are read; null for a table constraint */
    SqliteClauseParser(SqlCursor cursor, @Nullable String column) {
        this.cursor = cursor;
        this.column = column;
    }

    SqliteClause tableConstraint() {
        int start = cursor.peek().start();
        String name = constraintName();
        if (atEnd()) {
            return clause(Kind.NULL, start, null, "");
        }
        if (cursor.accept("PRIMARY")) {
            cursor.expect("KEY");
            Columns columns = columns();
            String options = options(columns.parts());
            return clause(
                    Kind.PRIMARY_KEY,
                    start,
                    new PrimaryKey(name, columns.names(), options),
                    columns.autoincrement() ? "AUTOINCREMENT" : "");
        }
        if (cursor.accept("UNIQUE")) {
            Columns columns = columns();
            return clause(Kind.UNIQUE, start, new UniqueKey(name, columns.names(), options(columns.parts())), "");
        }
        if (cursor.accept("CHECK")) {
            return check(start, name);
        }
        cursor.expect("FOREIGN");
        cursor.expect("KEY");
        List<String> columns = columns().names();
        cursor.expect("REFERENCES");
        return foreignKey(start, name, columns);
    }

    SqliteClause columnClause() {
        if (column == null) {
            throw new IllegalStateException("no column");
        }
        int start = cursor.peek().start();
        String name = constraintName();
        if (atEnd()) {
            return clause(Kind.NULL, start, null, "");
        }
        SqlToken first = cursor.next();
        return switch (first.keyword()) {
            case "PRIMARY" -> primaryKey(start, name, column);
            case "UNIQUE" -> clause(Kind.UNIQUE, start, new UniqueKey(name, List.of(column), conflict()), "");
            case "CHECK" -> check(start, name);
            case "REFERENCES" -> foreignKey(start, name, List.of(column));
            case "NOT" -> {
                cursor.expect("NULL");
                String conflict = conflict();
                yield clause(Kind.NOT_NULL, start, null, conflict);
            }
            case "NULL" -> {
                conflict();
                yield clause(Kind.NULL, start, null, "");
            }
            case "DEFAULT" -> clause(Kind.DEFAULT, start, null, defaultValue());
            case "COLLATE" -> clause(Kind.COLLATE, start, null, cursor.name().value());
            case "GENERATED" -> {
                cursor.expect("ALWAYS");
                cursor.expect("AS");
                yield generated(start);
            }
            case "AS" -> generated(start);
            default -> throw new SqlCursor.Unexpected(first.text());
        };
    }

    /** Whether nothing follows: SQLite takes a name without a constraint, which then says nothing. */
    private boolean atEnd() {
        return cursor.peek().isSymbol(',') || cursor.peek().isSymbol(')');
    }

    private @Nullable String constraintName() {
        String name = null;
        while (cursor.accept("CONSTRAINT")) {
            name = cursor.name().value();
        }
        return name;
    }

    private SqliteClause primaryKey(int start, @Nullable String name, String of) {
        cursor.expect("KEY");
        boolean descending = cursor.peek().is("DESC");
        cursor.accept("ASC", "DESC");
        PrimaryKey key = new PrimaryKey(name, List.of(of), options(List.of(descending ? "DESC" : "")));
        boolean autoincrement = cursor.accept("AUTOINCREMENT");
        return clause(Kind.PRIMARY_KEY, start, key, autoincrement ? "AUTOINCREMENT" : "");
    }

    private SqliteClause check(int start, @Nullable String name) {
        String expression = cursor.inside();
        String conflict = conflict();
        return clause(Kind.CHECK, start, new CheckConstraint(name, expression, conflict), "");
    }

    private SqliteClause generated(int start) {
        String expression = cursor.inside();
        boolean stored = cursor.peek().is("STORED");
        cursor.accept("STORED", "VIRTUAL");
        return clause(stored ? Kind.GENERATED_STORED : Kind.GENERATED_VIRTUAL, start, null, expression);
    }

    private String defaultValue() {
        int start = cursor.peek().start();
        if (cursor.peek().isSymbol('(')) {
            cursor.parentheses();
        } else {
            if (!cursor.acceptSymbol('-')) {
                cursor.acceptSymbol('+');
            }
            cursor.next();
        }
        return cursor.text(start, cursor.previousEnd());
    }

    private SqliteClause foreignKey(int start, @Nullable String name, List<String> columns) {
        ObjectName target = ObjectName.of(cursor.name().value());
        List<String> targetColumns = cursor.peek().isSymbol('(') ? columns().names() : List.of();
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        String match = "";
        while (true) {
            if (cursor.accept("MATCH")) {
                String kind = cursor.name().value().toUpperCase(Locale.ROOT);
                match = kind.equals("SIMPLE") ? "" : "MATCH " + kind;
            } else if (cursor.accept("ON")) {
                String event = cursor.next().keyword();
                ReferentialAction action = action();
                onUpdate = event.equals("UPDATE") ? action : onUpdate;
                onDelete = event.equals("DELETE") ? action : onDelete;
            } else {
                break;
            }
        }
        boolean deferrable = false;
        boolean deferred = false;
        if (cursor.peek().is("DEFERRABLE")
                || cursor.peek().is("NOT") && cursor.peek(1).is("DEFERRABLE")) {
            deferrable = !cursor.accept("NOT");
            cursor.expect("DEFERRABLE");
            if (cursor.accept("INITIALLY")) {
                deferred = cursor.next().is("DEFERRED");
            }
        }
        Constraint key = new ForeignKey(
                name, columns, target, targetColumns, onUpdate, onDelete, deferrable, deferrable && deferred, match);
        return clause(Kind.FOREIGN_KEY, start, key, "");
    }

    private ReferentialAction action() {
        String word = cursor.next().keyword();
        String second = word.equals("SET") || word.equals("NO") ? cursor.next().keyword() : "";
        return switch (word) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "RESTRICT" -> ReferentialAction.RESTRICT;
            case "SET" -> second.equals("NULL") ? ReferentialAction.SET_NULL : ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    /** @param parts what stands behind each column: its collation, and DESC */
    private record Columns(List<String> names, List<String> parts, boolean autoincrement) {}

    /** Column names in parentheses. */
    private Columns columns() {
        List<String> names = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        boolean autoincrement = false;
        cursor.expectSymbol('(');
        do {
            names.add(cursor.name().value());
            StringBuilder part = new StringBuilder();
            while (!cursor.peek().isSymbol(',') && !cursor.peek().isSymbol(')')) {
                SqlToken token = cursor.next();
                autoincrement |= token.is("AUTOINCREMENT");
                if (token.is("COLLATE")) {
                    part.append("COLLATE ").append(cursor.name().text()).append(' ');
                } else if (token.is("DESC")) {
                    part.append("DESC");
                } else if (!token.is("ASC") && !token.is("AUTOINCREMENT")) {
                    throw new SqlCursor.Unexpected(token.text());
                }
            }
            parts.add(part.toString().strip());
        } while (cursor.acceptSymbol(','));
        cursor.expectSymbol(')');
        return new Columns(names, parts, autoincrement);
    }

    /** What a key says besides its columns, whose list was read before. */
    private String options(List<String> parts) {
        return new SqliteKeyOptions(parts, conflict()).text();
    }

    /** An ON CONFLICT clause, if there is one; empty where it says what holds anyway. */
    private String conflict() {
        if (cursor.peek().is("ON") && cursor.peek(1).is("CONFLICT")) {
            cursor.next();
            cursor.next();
            String action = cursor.next().keyword();
            return action.equals("ABORT") ? "" : "ON CONFLICT " + action;
        }
        return "";
    }

    private SqliteClause clause(Kind kind, int start, @Nullable Constraint constraint, String value) {
        return new SqliteClause(kind, start, cursor.previousEnd(), constraint, value);
    }
}
