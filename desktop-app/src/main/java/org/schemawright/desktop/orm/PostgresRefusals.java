package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;

/** PostgreSQL's refusals, from the SQL state and the names of table, column and constraint that come with it. */
final class PostgresRefusals extends Refusals {

    PostgresRefusals(DatabaseSchema schema) {
        super(schema);
    }

    @Override
    Optional<ApplyOutcome.Refused> of(SQLException error, @Nullable RowChange change) {
        ServerErrorMessage server = error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String state = Objects.requireNonNullElse(error.getSQLState(), "");
        if (server == null || state.length() < 2) {
            return Optional.empty();
        }
        Table table = reported(server, change);
        String constraint = Objects.requireNonNullElse(server.getConstraint(), "");
        return switch (state) {
            case "23502" -> {
                String column = Objects.requireNonNullElse(server.getColumn(), "A column");
                ObjectName name = table == null ? ObjectName.of("") : table.name();
                yield Optional.of(refused(change, column, missing(name, column, change), error));
            }
            case "23505" -> Optional.of(unique(table, constraint, change, error));
            case "23503" -> Optional.of(reference(table, constraint, change, error));
            case "23514" ->
                Optional.of(
                        server.getDatatype() == null
                                ? check(table, constraint, change, error)
                                : value(change, server, error));
            case "23P01" ->
                Optional.of(refused(change, null, "Another row is in the way of " + constraint + ".", error));
            case "428C9" -> {
                String column = table == null ? null : alwaysNumbered(table);
                yield Optional.of(refused(
                        change,
                        column,
                        (column == null ? "The key" : Nouns.subject(column))
                                + " is numbered by the database and cannot be set.",
                        error));
            }
            case "42501" ->
                Optional.of(refused(change, null, "This user may not change " + place(change) + ".", error));
            case "P0001" ->
                Optional.of(
                        refused(change, null, sentence(Objects.requireNonNullElse(server.getMessage(), "")), error));
            default ->
                state.startsWith("22") || state.startsWith("23") || isInValue(server)
                        ? Optional.of(value(change, server, error))
                        : Optional.empty();
        };
    }

    /** Some types call what does not fit them a mistake in the statement. */
    private static boolean isInValue(ServerErrorMessage server) {
        return "42601".equals(server.getSQLState())
                && Objects.requireNonNullElse(server.getWhere(), "").contains("portal parameter");
    }

    private @Nullable Table reported(ServerErrorMessage server, @Nullable RowChange change) {
        String name = server.getTable();
        if (name == null) {
            return table(change).orElse(null);
        }
        return schema().table(new ObjectName(server.getSchema(), name)).orElse(null);
    }

    private ApplyOutcome.Refused unique(
            @Nullable Table table, String constraint, @Nullable RowChange change, SQLException error) {
        List<String> columns = table == null ? List.of() : uniqueColumns(table, constraint);
        if (table == null || columns.isEmpty()) {
            return refused(change, null, "Another row already has the same " + constraint + ".", error);
        }
        return refused(change, columns.size() == 1 ? columns.getFirst() : null, taken(table, columns, change), error);
    }

    private static List<String> uniqueColumns(Table table, String name) {
        for (Constraint constraint : table.constraints()) {
            if (name.equals(constraint.name())) {
                if (constraint instanceof PrimaryKey key) {
                    return key.columns();
                }
                if (constraint instanceof UniqueKey key) {
                    return key.columns();
                }
            }
        }
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .flatMap(index -> index.parts().stream())
                .map(Index.Part::column)
                .filter(Objects::nonNull)
                .toList();
    }

    private ApplyOutcome.Refused reference(
            @Nullable Table table, String constraint, @Nullable RowChange change, SQLException error) {
        ForeignKey key = table == null
                ? null
                : table.foreignKeys().stream()
                        .filter(found -> constraint.equals(found.name()))
                        .findFirst()
                        .orElse(null);
        if (change == null || table == null || key == null) {
            return refused(change, null, "A row refers to another row that does not exist.", error);
        }
        // The table named is the referring one, whichever of the two rows was changed.
        boolean refers = change.table().equals(table.name())
                && !(change instanceof RowChange.Delete)
                && ChangeReplay.written(change).keySet().stream().anyMatch(key.columns()::contains);
        if (refers) {
            String column = key.columns().size() == 1 ? key.columns().getFirst() : null;
            return refused(change, column, absent(key, valuesAfter(key.columns(), change)), error);
        }
        String reason = "Rows of " + table.name() + " still refer to this " + Nouns.row(change.table()) + ".";
        return refused(change, null, reason, error);
    }

    private ApplyOutcome.Refused check(
            @Nullable Table table, String constraint, @Nullable RowChange change, SQLException error) {
        if (table == null) {
            return refused(change, null, unmet(constraint), error);
        }
        String rule = rule(table, constraint);
        return refused(change, onlyColumn(table, rule), unmet(rule), error);
    }

    /** A value that does not fit its type; the server does not say of which column. */
    private ApplyOutcome.Refused value(@Nullable RowChange change, ServerErrorMessage server, SQLException error) {
        Table table = table(change).orElse(null);
        String column = table == null || change == null ? null : suspect(table, change, server);
        Column found =
                table == null || column == null ? null : table.column(column).orElse(null);
        if (found != null && "22001".equals(error.getSQLState()) && found.type().length() != null) {
            String reason = Nouns.subject(found.name()) + " takes at most "
                    + found.type().length() + " characters.";
            return refused(change, found.name(), reason, error);
        }
        String told = sentence(Objects.requireNonNullElse(server.getMessage(), "The value does not fit"));
        String subject = found == null
                ? "A value does not fit its column"
                : Nouns.subject(found.name()) + " takes values of type "
                        + found.type().raw() + " only";
        return refused(change, column, subject + ": " + told, error);
    }

    /** The column that is to blame: the only text longer than its column, or the one that the server's words fit. */
    private static @Nullable String suspect(Table table, RowChange change, ServerErrorMessage server) {
        var written = ChangeReplay.written(change);
        List<String> tooLong = written.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof String text
                        && table.column(entry.getKey())
                                .filter(column -> column.type().kind() == TypeKind.TEXT)
                                .map(column -> column.type().length())
                                .filter(most -> text.codePointCount(0, text.length()) > most)
                                .isPresent())
                .map(Map.Entry::getKey)
                .toList();
        return tooLong.size() == 1 ? tooLong.getFirst() : RefusedValue.in(table, written, server);
    }

    private static @Nullable String alwaysNumbered(Table table) {
        return table.columns().stream()
                .filter(column -> column.identity() != null || column.generated() != null)
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    private static String place(@Nullable RowChange change) {
        return change == null ? "the table" : change.table().toString();
    }
}
