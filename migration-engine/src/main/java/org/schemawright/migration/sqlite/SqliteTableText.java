package org.schemawright.migration.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemawright.migration.change.SqlToken;

/**
 * A CREATE TABLE text, understood, with the place of everything in it. SQLite keeps the text of a table and nothing
 * else of its CHECKs, constraint names, collations and deferrable keys, so what a catalog would tell is read here.
 *
 * @param sql the whole text
 * @param name the table's name as a token
 * @param items the columns and table constraints, in order
 * @param options what follows the closing parenthesis, in upper case
 */
record SqliteTableText(String sql, SqlToken name, List<Item> items, Set<String> options) {
    SqliteTableText {
        items = List.copyOf(items);
        options = Set.copyOf(options);
    }

    /**
     * One of the comma-separated parts of the text.
     *
     * @param comma the offset of the comma in front of it; -1 for the first part, and where SQLite lets it be left out
     */
    sealed interface Item {
        int comma();

        int start();

        int end();

        /** The constraints and other clauses it holds, in order. */
        List<SqliteClause> clauses();
    }

    /**
     * A column.
     *
     * @param name its name as a token
     * @param type the declared type as written; empty where there is none
     * @param typeStart where the type begins; where there is none, where it would
     */
    record ColumnItem(int comma, SqlToken name, String type, int typeStart, List<SqliteClause> clauses, int end)
            implements Item {
        ColumnItem {
            clauses = List.copyOf(clauses);
        }

        @Override
        public int start() {
            return name.start();
        }

        /** The last clause of one of these kinds, which is the one that counts. */
        Optional<SqliteClause> clause(Set<SqliteClause.Kind> kinds) {
            SqliteClause last = null;
            for (SqliteClause clause : clauses) {
                last = kinds.contains(clause.kind()) ? clause : last;
            }
            return Optional.ofNullable(last);
        }
    }

    /** A table constraint. */
    record ConstraintItem(int comma, SqliteClause clause) implements Item {
        @Override
        public int start() {
            return clause.start();
        }

        @Override
        public int end() {
            return clause.end();
        }

        @Override
        public List<SqliteClause> clauses() {
            return List.of(clause);
        }
    }

    /** Understands the text; empty where it is no CREATE TABLE that we can follow. */
    static Optional<SqliteTableText> parse(String sql) {
        return SqliteTableParser.parse(sql);
    }

    List<ColumnItem> columns() {
        return items.stream()
                .filter(ColumnItem.class::isInstance)
                .map(ColumnItem.class::cast)
                .toList();
    }

    Optional<ColumnItem> column(String columnName) {
        return columns().stream()
                .filter(c -> c.name().value().equalsIgnoreCase(columnName))
                .findFirst();
    }

    /** All clauses of all columns and table constraints, in order. */
    Stream<SqliteClause> clauses() {
        return items.stream().flatMap(i -> i.clauses().stream());
    }

    static Set<String> options(List<SqlToken> behind) {
        Set<String> options = new TreeSet<>();
        String words = String.join(" ", behind.stream().map(SqlToken::text).toList());
        for (String option : words.split(",", -1)) {
            if (!option.isBlank() && !option.strip().equals(";")) {
                options.add(option.replace(";", "").strip().toUpperCase(Locale.ROOT));
            }
        }
        return options;
    }
}
