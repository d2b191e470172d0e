package org.schemawright.migration.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.sqlite.SqliteClause.Kind;
import org.schemawright.migration.sqlite.SqliteTableText.ColumnItem;
import org.schemawright.migration.sqlite.SqliteTableText.Item;

/**
 * Turns the CREATE TABLE text of a table into that of its new shape by changing only what changed: comments, spelling,
 * ON CONFLICT clauses and whatever else the model does not know stay as they were written.
 */
final class SqliteTableEdit {

    private final SqliteTableText text;
    private final Table before;
    private final Table after;
    private final TextEdits edits;
    private final Set<SqliteClause> kept = new HashSet<>();
    private final List<Constraint> added;

    /** @param models what each clause of the text declares, as the model has it */
    private SqliteTableEdit(SqliteTableText text, Map<SqliteClause, Constraint> models, Table before, Table after) {
        this.text = text;
        this.before = before;
        this.after = after;
        this.edits = new TextEdits(text.sql());
        this.added = new ArrayList<>(after.constraints());
        models.forEach((clause, model) -> {
            if (!isGone(clause) && !isRewritten(model) && added.remove(model)) {
                kept.add(clause);
            }
        });
    }

    /**
     * The text of the new shape; empty where the old text cannot be followed or does not describe the old shape.
     *
     * @param before the table that the text describes
     */
    static Optional<String> of(Table before, Table after) {
        String definition = before.definition();
        Optional<SqliteTableText> text = definition == null ? Optional.empty() : SqliteTableText.parse(definition);
        return text.flatMap(t -> SqliteConstraints.match(t, before)
                .map(models -> new SqliteTableEdit(t, models, before, after).edited()));
    }

    private String edited() {
        edits.replace(text.name().start(), text.name().end(), SqlName.quote(after.name()));
        for (ColumnItem item : text.columns()) {
            Column is = after.column(item.name().value()).orElse(null);
            if (is != null) {
                column(item, before.column(item.name().value()).orElseThrow(), is);
            }
        }
        removeItems();
        addColumns();
        int end = text.items().getLast().end();
        added.forEach(c -> edits.insert(end, ",\n    " + SqliteTableSql.constraint(c)));
        return edits.apply();
    }

    /** Whether the clause stands in a column that goes; what it says may still hold for the table. */
    private boolean isGone(SqliteClause clause) {
        return text.columns().stream()
                .anyMatch(c -> c.clauses().contains(clause)
                        && after.column(c.name().value()).isEmpty());
    }

    /** Whether the key changes in a way that the model keeps in the column: AUTOINCREMENT. */
    private boolean isRewritten(Constraint constraint) {
        return constraint instanceof PrimaryKey key
                && key.columns().size() == 1
                && isAutoincrement(before, key.columns().getFirst())
                        != isAutoincrement(after, key.columns().getFirst());
    }

    private static boolean isAutoincrement(Table table, String column) {
        Identity identity = table.column(column).map(Column::identity).orElse(null);
        return identity != null && identity.kind() == Identity.Kind.AUTOINCREMENT;
    }

    private void column(ColumnItem item, Column was, Column is) {
        int typeEnd = item.typeStart() + item.type().length();
        if (!was.type().raw().equals(is.type().raw())) {
            edits.replace(
                    item.typeStart(),
                    typeEnd,
                    (item.type().isEmpty() ? " " : "") + is.type().raw());
        }
        if (!Objects.equals(was.generated(), is.generated())) {
            Generated generated = is.generated();
            clause(
                    item,
                    generated == null ? null : SqliteTableSql.generated(generated),
                    Kind.GENERATED_STORED,
                    Kind.GENERATED_VIRTUAL);
        }
        boolean required = !is.nullable() && is.identity() == null;
        boolean wasRequired = !was.nullable() && was.identity() == null;
        if (required != wasRequired) {
            clause(item, required ? ("NOT NULL " + is.storage()).strip() : null, Kind.NOT_NULL, Kind.NULL);
        }
        if (!Objects.equals(was.defaultValue(), is.defaultValue())) {
            DefaultValue value = is.defaultValue();
            clause(item, value == null ? null : SqliteTableSql.defaultValue(value), Kind.DEFAULT);
        }
        if (!Objects.equals(was.collation(), is.collation())) {
            String collation = is.collation();
            clause(item, collation == null ? null : SqliteTableSql.collation(collation), Kind.COLLATE);
        }
        ownKey(is).ifPresent(key -> edits.insert(typeEnd, " " + SqliteTableSql.primaryKey(key, is)));
        item.clauses().stream()
                .filter(c -> c.constraint() != null && !kept.contains(c))
                .forEach(c -> edits.removeClause(c.start(), c.end()));
    }

    /** Puts a clause in the place of those of its kind: behind the type where there is none; null takes it away. */
    private void clause(ColumnItem item, @Nullable String sql, Kind... kinds) {
        boolean written = sql == null;
        for (SqliteClause clause : item.clauses()) {
            if (List.of(kinds).contains(clause.kind())) {
                if (!written && sql != null) {
                    edits.replace(clause.start(), clause.end(), sql);
                    written = true;
                } else {
                    edits.removeClause(clause.start(), clause.end());
                }
            }
        }
        if (!written) {
            edits.insert(item.typeStart() + item.type().length(), " " + sql);
        }
    }

    /** The new primary key that is this column alone, taken out of what is to be added. */
    private Optional<PrimaryKey> ownKey(Column column) {
        Optional<PrimaryKey> key = added.stream()
                .filter(c -> c instanceof PrimaryKey)
                .map(PrimaryKey.class::cast)
                .filter(k -> SqliteTableSql.standsIn(column, k))
                .findFirst();
        key.ifPresent(added::remove);
        return key;
    }

    private void removeItems() {
        boolean first = true;
        boolean previousGone = false;
        int previousEnd = text.name().end();
        for (Item item : text.items()) {
            boolean stays =
                    switch (item) {
                        case ColumnItem column ->
                            after.column(column.name().value()).isPresent();
                        case SqliteTableText.ConstraintItem constraint -> kept.contains(constraint.clause());
                    };
            if (item.comma() >= 0 && (first || !stays)) {
                edits.replace(item.comma(), item.comma() + 1, "");
            }
            if (!stays) {
                edits.removeLine(previousEnd, item.start(), item.end());
            } else if (item.comma() < 0 && previousGone && !first) {
                edits.insert(item.start(), ", ");
            }
            first &= !stays;
            previousGone = !stays;
            previousEnd = item.end();
        }
    }

    private void addColumns() {
        int end = text.columns().getLast().end();
        for (Column column : after.columns()) {
            if (text.column(column.name()).isEmpty()) {
                StringBuilder sql = new StringBuilder(",\n    ").append(SqliteTableSql.column(column));
                ownKey(column).ifPresent(k -> sql.append(' ').append(SqliteTableSql.primaryKey(k, column)));
                List<ForeignKey> keys = added.stream()
                        .filter(c -> c instanceof ForeignKey)
                        .map(ForeignKey.class::cast)
                        .filter(k -> k.columns().equals(List.of(column.name())))
                        .toList();
                keys.forEach(k -> sql.append(' ').append(SqliteTableSql.inline(k)));
                added.removeAll(keys);
                edits.insert(end, sql.toString());
            }
        }
    }

    /** The same text under another table name. */
    static String named(String definition, String name) {
        SqliteTableText text = SqliteTableText.parse(definition)
                .orElseThrow(() -> new IllegalArgumentException("no CREATE TABLE: " + definition));
        SqlToken old = text.name();
        return definition.substring(0, old.start()) + SqlName.quote(name) + definition.substring(old.end());
    }
}
