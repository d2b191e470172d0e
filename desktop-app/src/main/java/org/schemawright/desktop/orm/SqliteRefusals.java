package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.sqlite.SQLiteException;

/**
 * SQLite's refusals, from its result codes and the names in its messages. Of a foreign key it says nothing but that one
 * failed, so the rows are looked up in the transaction, which is still open then.
 */
final class SqliteRefusals extends Refusals {

    private final KeyCounts counts;

    SqliteRefusals(DatabaseSchema schema, Connection connection) {
        super(schema);
        this.counts = new KeyCounts(connection, true);
    }

    @Override
    Optional<ApplyOutcome.Refused> of(SQLException error, @Nullable RowChange change) throws SQLException {
        if (!(error instanceof SQLiteException sqlite)) {
            return Optional.empty();
        }
        String subject = afterColon(Objects.requireNonNullElse(error.getMessage(), ""));
        return switch (sqlite.getResultCode()) {
            case SQLITE_CONSTRAINT_NOTNULL -> {
                String column = columns(subject).getFirst();
                yield Optional.of(refused(change, column, missing(tableOf(subject), column, change), error));
            }
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                Optional.of(unique(subject, change, error));
            case SQLITE_CONSTRAINT_CHECK -> Optional.of(check(subject, change, error));
            case SQLITE_CONSTRAINT_FOREIGNKEY -> Optional.of(reference(change, error));
            case SQLITE_CONSTRAINT_DATATYPE, SQLITE_MISMATCH -> Optional.of(type(subject, change, error));
            case SQLITE_CONSTRAINT_TRIGGER -> Optional.of(refused(change, null, sentence(subject), error));
            case SQLITE_TOOBIG -> Optional.of(refused(change, null, "The value is too long for SQLite.", error));
            default ->
                sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT")
                        ? Optional.of(refused(change, null, "The database does not take this row.", error))
                        : Optional.empty();
        };
    }

    private ApplyOutcome.Refused unique(String subject, @Nullable RowChange change, SQLException error) {
        if (subject.startsWith("index ")) {
            String name = subject.substring("index ".length()).replaceAll("^'|'$", "");
            return refused(change, null, "Another row already has the same " + name + ".", error);
        }
        List<String> columns = columns(subject);
        Table table = schema().table(tableOf(subject)).orElse(null);
        String reason = table == null
                ? "Another row already has the same " + String.join(" and ", columns) + "."
                : taken(table, columns, change);
        return refused(change, columns.size() == 1 ? columns.getFirst() : null, reason, error);
    }

    private ApplyOutcome.Refused check(String subject, @Nullable RowChange change, SQLException error) {
        Table table = table(change).orElse(null);
        String rule = table == null ? subject : rule(table, subject);
        return refused(change, table == null ? null : onlyColumn(table, rule), unmet(rule), error);
    }

    /** "cannot store TEXT value in INTEGER column t.c" of a STRICT table, or a bare "datatype mismatch" of a rowid. */
    private ApplyOutcome.Refused type(String subject, @Nullable RowChange change, SQLException error) {
        int at = subject.lastIndexOf(" column ");
        String column = at >= 0
                ? columns(subject.substring(at + " column ".length())).getFirst()
                : table(change)
                        .flatMap(table -> table.primaryKey())
                        .map(key -> key.columns().getFirst())
                        .orElse(null);
        String type = table(change)
                .flatMap(table -> column == null ? Optional.empty() : table.column(column))
                .map(found -> " takes values of type " + found.type().raw().strip() + " only.")
                .orElse(" does not take a value of this type.");
        return refused(change, column, (column == null ? "The column" : Nouns.subject(column)) + type, error);
    }

    private ApplyOutcome.Refused reference(@Nullable RowChange change, SQLException error) throws SQLException {
        Table table = table(change).orElse(null);
        if (change == null || table == null) {
            return refused(null, null, "A row refers to another row that does not exist.", error);
        }
        if (!(change instanceof RowChange.Delete)) {
            for (ForeignKey key : table.foreignKeys()) {
                List<@Nullable Object> values = valuesAfter(key.columns(), change);
                if (!values.contains(null) && !exists(key, values)) {
                    String column = key.columns().size() == 1 ? key.columns().getFirst() : null;
                    return refused(change, column, absent(key, values), error);
                }
            }
        }
        return refused(change, null, stillReferred(table, change, counts), error);
    }

    private boolean exists(ForeignKey key, List<@Nullable Object> values) throws SQLException {
        return schema().table(key.target()).isPresent() && counts.of(key.target(), key.targetColumns(), values) > 0;
    }

    /** "[SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: t.a, t.b)" to "t.a, t.b". */
    private static String afterColon(String message) {
        int open = message.indexOf('(');
        String own = open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
        int colon = own.indexOf(" failed: ");
        return colon >= 0 ? own.substring(colon + " failed: ".length()) : own;
    }

    /** The columns of "t.a, t.b"; the table's name may hold dots and commas itself. */
    private List<String> columns(String subject) {
        String table = tableOf(subject).name();
        return Arrays.stream(subject.substring(Math.min(subject.length(), table.length() + 1))
                        .split(", " + Pattern.quote(table + ".")))
                .toList();
    }

    private ObjectName tableOf(String subject) {
        return schema().tables().stream()
                .map(Table::name)
                .filter(name -> subject.startsWith(name.name() + "."))
                .max(Comparator.comparingInt(name -> name.name().length()))
                .orElseGet(() -> ObjectName.of(subject.split("\\.", 2)[0]));
    }
}
