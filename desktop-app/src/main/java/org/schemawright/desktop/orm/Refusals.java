package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;

/** Says in plain words why a database refused a row. One for each engine, with what both have in common here. */
abstract class Refusals {

    private final DatabaseSchema schema;

    Refusals(DatabaseSchema schema) {
        this.schema = schema;
    }

    /**
     * Why a change was refused.
     *
     * @param change the change that was being sent; null at the commit
     * @return empty when the error is not about the row: the database is locked, away, full
     */
    abstract Optional<ApplyOutcome.Refused> of(SQLException error, @Nullable RowChange change) throws SQLException;

    final DatabaseSchema schema() {
        return schema;
    }

    final ApplyOutcome.Refused refused(
            @Nullable RowChange change, @Nullable String column, String reason, SQLException error) {
        boolean own = column != null
                && change != null
                && schema.table(change.table())
                        .flatMap(table -> table.column(column))
                        .isPresent();
        return new ApplyOutcome.Refused(
                change, own ? column : null, reason, Objects.requireNonNullElse(error.getMessage(), ""));
    }

    /** "Email must have a value." */
    final String missing(ObjectName table, String column, @Nullable RowChange change) {
        String subject = change == null || change.table().equals(table) ? Nouns.subject(column) : table + "." + column;
        return subject + " must have a value.";
    }

    /** "Another author already has the name Ursula." */
    final String taken(Table table, List<String> columns, @Nullable RowChange change) {
        if (change == null || !change.table().equals(table.name())) {
            return "Another " + Nouns.row(table.name()) + " already has the same " + String.join(" and ", columns)
                    + ".";
        }
        return "Another " + Nouns.row(table.name()) + " already has "
                + Nouns.values(table, columns, valuesAfter(columns, change)) + ".";
    }

    /** "No album has the number 9999." */
    final String absent(ForeignKey key, List<? extends @Nullable Object> values) {
        Table target = schema.table(key.target()).orElse(null);
        if (target == null || key.targetColumns().size() != values.size()) {
            return "The " + Nouns.row(key.target()) + " that it refers to does not exist.";
        }
        return "No " + Nouns.row(key.target()) + " has " + Nouns.values(target, key.targetColumns(), values) + ".";
    }

    /** "3 tracks still refer to this album." */
    final String stillReferred(Table table, RowChange change, KeyCounts counts) throws SQLException {
        List<String> users = new ArrayList<>();
        for (Table other : schema.tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                ReferentialAction action = change instanceof RowChange.Delete ? key.onDelete() : key.onUpdate();
                boolean forbids = action == ReferentialAction.NO_ACTION || action == ReferentialAction.RESTRICT;
                if (key.target().equals(table.name()) && forbids) {
                    List<@Nullable Object> old = new ArrayList<>();
                    key.targetColumns().forEach(column -> old.add(change.before(column)));
                    long count = counts.of(other.name(), key.columns(), old);
                    if (count > 0) {
                        users.add(Nouns.rows(count, other.name()) + (count == 1 ? " still refers" : " still refer"));
                    }
                }
            }
        }
        return (users.isEmpty() ? "Other rows still refer" : String.join(", ", users)) + " to this "
                + Nouns.row(table.name()) + ".";
    }

    /** "The rule price > 0 is not met." */
    final String unmet(String rule) {
        return "The rule " + rule + " is not met.";
    }

    /** The rule of a check: the expression of a named one where the schema has it. */
    final String rule(Table table, String nameOrExpression) {
        return table.checks().stream()
                .filter(check -> nameOrExpression.equals(check.name()))
                .map(CheckConstraint::expression)
                .findFirst()
                .orElse(nameOrExpression);
    }

    /** The only column that an expression names; null when it names several or none. */
    final @Nullable String onlyColumn(Table table, String expression) {
        List<String> named = table.columns().stream()
                .map(Column::name)
                .filter(column -> SqlTokens.mention(expression, column))
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    final Optional<Table> table(@Nullable RowChange change) {
        return change == null ? Optional.empty() : schema.table(change.table());
    }

    /** Values of columns as they would be after the change; for a delete as they were. */
    static List<@Nullable Object> valuesAfter(List<String> columns, RowChange change) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String column : columns) {
            values.add(change instanceof RowChange.Delete ? change.before(column) : change.after(column));
        }
        return values;
    }

    /** A text as a sentence. */
    static String sentence(String text) {
        String line = text.strip();
        return line.matches("(?s).*[.!?]") ? line : line + ".";
    }
}
