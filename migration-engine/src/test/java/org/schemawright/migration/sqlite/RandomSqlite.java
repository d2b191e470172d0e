package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes CREATE statements of its own, by SQLite's grammar and not by our writer: every clause there is, in every spelling
 * of quotes, under names that break careless readers. SQLite may refuse a few of them.
 */
public final class RandomSqlite {

    private static final List<String> NAMES = List.of(
            "plain",
            "Mixed Case",
            "select",
            "primary",
            "as",
            "quo\"te",
            "it's",
            "näme",
            "größe 😀",
            "表",
            "a.b",
            "[open",
            "close]",
            "[both]",
            "back`tick",
            "per%cent%s",
            "dollar$1",
            "$$",
            "semi;colon",
            "dash--dash",
            "slash/*star",
            "new\nline",
            "tab\there",
            "back\\slash",
            "wide\u2003space",
            "constraint",
            "check(",
            "x,y",
            "1st",
            "generated",
            "a_name_that_is_longer_than_the_sixty_three_bytes_that_postgresql_keeps_of_it_");

    private static final List<String> TYPES = List.of(
            "INTEGER",
            "int",
            "BIGINT",
            "TEXT",
            "VARCHAR(20)",
            "NUMERIC(10, 2)",
            "double precision",
            "UNSIGNED BIG INT",
            "BLOB",
            "\"my type\"",
            "'an odd, type'",
            "[check]",
            "DATE",
            "boolean",
            "");
    private static final List<String> STRICT_TYPES = List.of("INTEGER", "TEXT", "real", "BLOB", "ANY", "int");
    private static final List<String> CONFLICTS = List.of("ROLLBACK", "ABORT", "FAIL", "IGNORE", "replace");
    private static final List<String> ACTIONS = List.of("NO ACTION", "RESTRICT", "SET NULL", "set default", "CASCADE");
    private static final List<String> COLLATIONS = List.of("NOCASE", "binary", "\"RTRIM\"", "[nocase]");
    private static final List<String> DEFAULTS = List.of(
            "1",
            "-1",
            "+2.5e-3",
            "'it''s; ok'",
            "x'00ff'",
            "NULL",
            "TRUE",
            "CURRENT_TIMESTAMP",
            "(1 + (2))",
            "( date('now', '-1 day') )",
            "(')')",
            "0x1F");

    private final Random random;
    private final List<String> statements = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    /** The columns of the keys of a table: of two over the same columns SQLite makes but one index, by the first. */
    private final Set<List<String>> keyed = new HashSet<>();

    private int count;

    private RandomSqlite(Random random) {
        this.random = random;
    }

    /** The statements of one database. */
    public static List<String> statements(Random random) {
        RandomSqlite made = new RandomSqlite(random);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            made.table();
        }
        if (made.oneIn(3)) {
            made.virtual();
        }
        return made.statements;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String maybe(int n, Supplier<String> text) {
        return oneIn(n) ? " " + text.get() : "";
    }

    private String name() {
        return any(NAMES) + (count++);
    }

    private String quoted(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> "`" + name.replace("`", "``") + "`";
            case 1 -> name.contains("]") ? quoted(name) : "[" + name + "]";
            case 2 -> name.matches("(plain|näme|表)[0-9]+") ? name : quoted(name);
            default -> '"' + name.replace("\"", "\"\"") + '"';
        };
    }

    /** White space or a comment, which has to change nothing. */
    private String gap() {
        return switch (random.nextInt(8)) {
            case 0 -> "\n\t";
            case 1 -> " /* a ) ' \" comment */ ";
            case 2 -> " -- to the end ( of ' the line\n";
            default -> " ";
        };
    }

    private String conflict() {
        return maybe(4, () -> "ON CONFLICT " + any(CONFLICTS));
    }

    private String named() {
        return oneIn(3) ? "CONSTRAINT " + quoted(name()) + " " : "";
    }

    private void table() {
        boolean strict = oneIn(4);
        boolean withoutRowId = oneIn(4);
        String table = name();
        List<String> columns = new ArrayList<>();
        List<String> items = new ArrayList<>();
        int key = withoutRowId ? 2 + random.nextInt(2) : random.nextInt(6);
        if (key < 2) {
            columns.add(name());
            items.add(quoted(columns.getFirst()) + " INTEGER " + named() + "PRIMARY KEY"
                    + any(List.of("", " ASC", " DESC", conflict() + " AUTOINCREMENT")));
        }
        int width = 1 + random.nextInt(5);
        for (int i = 0; i < width; i++) {
            String column = name();
            String type = any(strict ? STRICT_TYPES : TYPES);
            items.add(quoted(column) + " " + type + clauses(column, columns));
            columns.add(column);
        }
        List<String> primary = key == 2 ? columns : List.of(key == 3 ? any(columns) : columns.getFirst());
        if (key > 1 && key < 5 && keyed.add(List.copyOf(primary))) {
            items.add(named() + "PRIMARY KEY" + gap() + "(" + list(primary, true) + ")" + conflict());
        }
        List<String> unique = some(columns);
        if (oneIn(2) && keyed.add(List.copyOf(unique))) {
            items.add(named() + "UNIQUE (" + list(unique, true) + ")" + conflict());
        }
        if (oneIn(2)) {
            items.add(named() + "CHECK" + gap() + "(" + condition(any(columns)) + ")");
        }
        if (oneIn(2)) {
            List<String> from = some(columns);
            items.add(named() + "FOREIGN KEY (" + list(from, false) + ") " + references(from.size()));
        }
        List<String> options = new ArrayList<>();
        if (strict) {
            options.add("STRICT");
        }
        if (withoutRowId) {
            options.add(random.nextInt(options.size() + 1), "without rowid");
        }
        statements.add("CREATE TABLE " + quoted(table) + gap() + "(" + gap() + String.join("," + gap(), items) + gap()
                + ")" + String.join(", ", options));
        tables.add(table);
        dependents(table, columns);
    }

    private String clauses(String column, List<String> earlier) {
        if (!earlier.isEmpty() && oneIn(6)) {
            return any(List.of(" GENERATED ALWAYS", "")) + " AS" + gap() + "(" + "length(" + quoted(any(earlier))
                    + ") + ')'" + ")" + any(List.of("", " STORED", " virtual"));
        }
        return maybe(4, () -> named() + "NOT NULL" + conflict())
                + maybe(3, () -> "DEFAULT " + any(DEFAULTS))
                + (oneIn(6) && keyed.add(List.of(column)) ? " " + named() + "UNIQUE" + conflict() : "")
                + maybe(12, () -> "CONSTRAINT " + quoted(name()))
                + maybe(6, () -> "COLLATE " + any(COLLATIONS))
                + maybe(6, () -> named() + "CHECK (" + condition(column) + ")")
                + maybe(6, () -> named() + references(1));
    }

    private String condition(String column) {
        return quoted(column) + any(List.of(" IS NOT 5", " <> ')'", " NOT IN (1, '(', 'CHECK')", " > /* ) */ 0"));
    }

    private String references(int width) {
        String target = tables.isEmpty() || oneIn(4) ? name() : any(tables);
        List<String> to = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            to.add(name());
        }
        String when = any(List.of(
                "",
                "",
                " DEFERRABLE INITIALLY DEFERRED",
                " deferrable",
                " NOT DEFERRABLE INITIALLY IMMEDIATE",
                " DEFERRABLE INITIALLY IMMEDIATE"));
        return "REFERENCES " + quoted(target) + (oneIn(2) ? " (" + list(to, false) + ")" : "")
                + maybe(3, () -> "ON DELETE " + any(ACTIONS))
                + maybe(5, () -> "MATCH " + any(List.of("SIMPLE", "full")))
                + maybe(3, () -> "ON UPDATE " + any(ACTIONS)) + when;
    }

    private List<String> some(List<String> columns) {
        int from = random.nextInt(columns.size());
        return columns.subList(from, from + 1 + random.nextInt(columns.size() - from));
    }

    private String list(List<String> columns, boolean detailed) {
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add(quoted(column)
                    + (detailed
                            ? maybe(5, () -> "COLLATE " + any(COLLATIONS)) + any(List.of("", "", " ASC", " DESC"))
                            : ""));
        }
        return String.join("," + gap(), parts);
    }

    private void dependents(String table, List<String> columns) {
        if (oneIn(2)) {
            String parts = oneIn(2)
                    ? list(some(columns), true)
                    : "lower(" + quoted(any(columns)) + ") COLLATE nocase DESC, " + quoted(any(columns)) + " || ','";
            statements.add("CREATE" + maybe(4, () -> "UNIQUE") + " INDEX IF NOT EXISTS " + quoted(name()) + " ON"
                    + gap() + quoted(table) + " (" + parts + ")" + maybe(3, () -> "WHERE " + condition(any(columns))));
        }
        if (oneIn(3)) {
            String view = name();
            String from = oneIn(4) ? name() : table;
            statements.add("CREATE VIEW " + quoted(view) + (oneIn(3) ? " (" + quoted(name()) + ")" : "") + " AS" + gap()
                    + "SELECT " + quoted(columns.getFirst()) + " FROM " + quoted(from) + " AS t"
                    + any(List.of("", " -- the end", " /* the end", "\n")));
            statements.add("CREATE TRIGGER " + quoted(name()) + " INSTEAD OF INSERT ON " + quoted(view)
                    + " BEGIN DELETE FROM " + quoted(table) + "; END");
        }
        if (oneIn(3)) {
            String column = quoted(any(columns));
            statements.add("CREATE TRIGGER " + quoted(name()) + any(List.of(" BEFORE", " AFTER", ""))
                    + any(List.of(" INSERT", " UPDATE", " UPDATE OF " + column)) + " ON " + quoted(table)
                    + maybe(2, () -> "FOR EACH ROW") + maybe(2, () -> "WHEN NEW." + column + " = ';'")
                    + " BEGIN" + gap() + "SELECT CASE NEW." + column + " WHEN 1 THEN 'END;' ELSE 2 END;" + gap()
                    + "DELETE FROM " + quoted(any(tables)) + " WHERE 0; END");
        }
    }

    private void virtual() {
        statements.add(
                oneIn(2)
                        ? "CREATE VIRTUAL TABLE " + quoted("search it" + count++)
                                + " USING fts5(title, body, tokenize = 'porter')"
                        : "CREATE VIRTUAL TABLE " + quoted("box" + count++) + " USING rtree(id, x0, x1, +note TEXT)");
    }
}
