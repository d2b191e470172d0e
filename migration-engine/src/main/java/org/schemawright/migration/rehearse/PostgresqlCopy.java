package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.SchemaParts;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** Fills a scratch database of PostgreSQL with what is in a real one, all as of one moment. */
final class PostgresqlCopy {

    /** Of how many rows of each table a sample begins. */
    private static final int SAMPLE = 200;
    /** What tells which revisions are applied; not the lock, which belongs to whoever runs in the real one. */
    private static final String HISTORY = "databasechangelog";

    private final Dialect dialect;
    private final Connection real;
    private final Connection scratch;
    private final BooleanSupplier cancelled;
    private final List<String> notes = new ArrayList<>();

    PostgresqlCopy(Dialect dialect, Connection real, Connection scratch, BooleanSupplier cancelled) {
        this.dialect = dialect;
        this.real = real;
        this.scratch = scratch;
        this.cancelled = cancelled;
    }

    /** Copies; returns what the copy does not have, in sentences. */
    List<String> copy(CopiedRows rows) throws SQLException, RefusedException {
        real.setAutoCommit(false);
        try (Statement statement = real.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        DatabaseSchema schema = dialect.schemaReader().read(real);
        schema.unread().forEach(part -> notes.add("Of the schema, " + part.part() + " could not be read."));
        SchemaParts parts = dialect.schemaWriter().createAroundRows(schema);
        ScratchDatabase.run(parts.beforeRows(), scratch, cancelled);
        if (rows != CopiedRows.NONE) {
            copyRows(schema, rows == CopiedRows.ALL ? "" : " LIMIT " + SAMPLE);
        }
        ScratchDatabase.run(parts.afterRows(), scratch, cancelled);
        copyHistory();
        real.rollback();
        return notes;
    }

    private void copyRows(DatabaseSchema schema, String limit) throws SQLException {
        Set<ObjectName> unreadable = schema.tables().stream()
                .filter(PostgresqlCopy::hasRows)
                .map(Table::name)
                .filter(name -> !mayRead(name))
                .collect(Collectors.toSet());
        unreadable.forEach(name -> notes.add("The rows of " + name + " are not in the copy: they may not be read."));
        List<Table> tables = schema.tables().stream()
                .filter(PostgresqlCopy::hasRows)
                .filter(table -> !unreadable.contains(table.name()))
                .toList();
        for (Table table : tables) {
            Stop.check(cancelled);
            copyRows(table, "SELECT " + columns(table) + " FROM ONLY " + SqlName.quote(table.name()) + limit);
        }
        for (Sequence sequence : schema.sequences()) {
            copyCounter(sequence.name());
        }
        if (!limit.isEmpty() || !unreadable.isEmpty()) {
            new PostgresqlSample(schema, Set.copyOf(tables), real, scratch).complete(this::copyRows);
        }
    }

    private static boolean hasRows(Table table) {
        return table.kind() == TableKind.ORDINARY || table.kind() == TableKind.PARTITION && !isPartitioned(table);
    }

    private static boolean isPartitioned(Table table) {
        return table.options().stream().anyMatch(option -> option.startsWith("PARTITION BY"));
    }

    private boolean mayRead(ObjectName table) {
        try {
            return SqlText.first(
                            real,
                            "SELECT has_table_privilege(" + SqlName.literal(SqlName.quote(table)) + ", 'SELECT')"
                                    + " AND has_schema_privilege("
                                    + SqlName.literal(String.valueOf(table.schema())) + ", 'USAGE')")
                    .equals("t");
        } catch (SQLException e) {
            return false;
        }
    }

    private static String columns(Table table) {
        return SqlName.list(table.columns().stream()
                .filter(column -> column.generated() == null)
                .map(Column::name)
                .toList());
    }

    /** Copies the rows of a query over the table's own columns. */
    private void copyRows(Table table, String query) throws SQLException {
        String columns = columns(table);
        String into = SqlName.quote(table.name()) + (columns.isEmpty() ? "" : " (" + columns + ")");
        copyRows(into, query);
    }

    private void copyRows(String into, String query) throws SQLException {
        CopyOut out = real.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT");
        CopyIn in = scratch.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        try {
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                in.writeToCopy(row, 0, row.length);
            }
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    private void copyCounter(ObjectName sequence) throws SQLException {
        java.sql.Savepoint before = real.setSavepoint();
        try (Statement statement = real.createStatement();
                ResultSet counter =
                        statement.executeQuery("SELECT last_value, is_called FROM " + SqlName.quote(sequence))) {
            counter.next();
            try (Statement setting = scratch.createStatement()) {
                setting.execute("SELECT setval(" + SqlName.literal(SqlName.quote(sequence)) + ", " + counter.getLong(1)
                        + ", " + counter.getBoolean(2) + ")");
            }
        } catch (SQLException e) {
            Stop.check(cancelled);
            real.rollback(before);
            notes.add("The counter of " + sequence + " begins anew in the copy: " + FailureWords.of(e) + ".");
        }
    }

    /** Schemas leave the history out, but a run asks it what is applied. */
    private void copyHistory() throws SQLException {
        String columns = SqlText.first(
                real,
                "SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)"
                        + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = current_schema() AND c.relname = '" + HISTORY
                        + "' AND a.attnum > 0 AND NOT a.attisdropped");
        if (!columns.isEmpty()) {
            try (Statement statement = scratch.createStatement()) {
                statement.execute("CREATE TABLE " + HISTORY + " (" + columns + ")");
            }
            copyRows(HISTORY, "SELECT * FROM " + HISTORY);
        }
    }
}
