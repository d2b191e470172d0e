package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * The rules that an engine looks at only when the transaction ends, looked at before it is taken back. The engine tells
 * no row and stops at the first, so the rows are looked up first; the engine is asked for what is left.
 */
final class CommitCheck {

    /** More broken references than these from before, and one more is not told apart. */
    private static final int MOST_BROKEN_BEFORE = 10_000;

    private final DatabaseSchema schema;
    private final Connection connection;
    private final boolean sqlite;
    private final boolean circular;
    private final KeyCounts counts;
    private Set<String> brokenBefore = Set.of();
    private Set<ObjectName> referring = Set.of();

    /**
     * A look at the end of a transaction.
     *
     * @param circular whether the checks of all references that allow it wait for the end
     */
    CommitCheck(DatabaseSchema schema, Connection connection, boolean sqlite, boolean circular) {
        this.schema = schema;
        this.connection = connection;
        this.sqlite = sqlite;
        this.circular = circular;
        this.counts = new KeyCounts(connection, sqlite);
    }

    /** Before anything is sent. */
    void begin(List<RowChange> changes) throws SQLException {
        Set<ObjectName> changed = changes.stream().map(RowChange::table).collect(Collectors.toSet());
        referring = new TreeSet<>();
        for (Table table : schema.tables()) {
            if (table.foreignKeys().stream()
                    .anyMatch(
                            key -> waits(key) && (changed.contains(table.name()) || changed.contains(key.target())))) {
                referring.add(table.name());
            }
        }
        if (sqlite) {
            brokenBefore = broken();
        }
    }

    /** After these changes were sent: what would stop the commit. */
    List<ApplyOutcome.Refused> end(List<RowChange> taken, StopReasons reasons) throws SQLException {
        List<ApplyOutcome.Refused> found = new ArrayList<>();
        for (RowChange change : taken) {
            Table table = schema.table(change.table()).orElse(null);
            if (table != null) {
                RowRules rules = new RowRules(table, counts, reasons.words());
                found.addAll(rules.absent(change, this::waits));
                found.addAll(stillReferred(change, table, reasons.words()));
                found.addAll(rules.taken(change, CommitCheck::waits, 1));
            }
        }
        if (found.isEmpty()) {
            askEngine(found, reasons);
        }
        return found;
    }

    private boolean waits(ForeignKey key) {
        return key.initiallyDeferred() || circular && (sqlite || key.deferrable());
    }

    private static boolean waits(Constraint unique) {
        return switch (unique) {
            case UniqueKey key -> key.options().contains("INITIALLY DEFERRED");
            case PrimaryKey key -> key.options().contains("INITIALLY DEFERRED");
            default -> false;
        };
    }

    private List<ApplyOutcome.Refused> stillReferred(RowChange change, Table table, Refusals words)
            throws SQLException {
        for (ObjectName other : referring) {
            for (ForeignKey key : schema.table(other).map(Table::foreignKeys).orElse(List.of())) {
                List<@Nullable Object> old = RowRules.values(key.targetColumns(), change, false);
                if (waits(key)
                        && key.target().equals(table.name())
                        && RowRules.touches(change, key.targetColumns())
                        && counts.of(other, key.columns(), old) > 0
                        && counts.of(table.name(), key.targetColumns(), old) == 0) {
                    return List.of(
                            new ApplyOutcome.Refused(change, null, words.stillReferred(table, change, counts), ""));
                }
            }
        }
        return List.of();
    }

    private void askEngine(List<ApplyOutcome.Refused> found, StopReasons reasons) throws SQLException {
        if (sqlite) {
            Set<String> now = new HashSet<>(broken());
            now.removeAll(brokenBefore);
            if (!now.isEmpty()) {
                found.add(new ApplyOutcome.Refused(
                        null, null, "A row refers to another row that does not exist.", String.join("\n", now)));
            }
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException refused) {
            if (reasons.of(refused, null) instanceof ApplyOutcome.Refused told) {
                found.add(told);
            }
        }
    }

    /** SQLite: the broken references of the tables that may get some. */
    private Set<String> broken() throws SQLException {
        Set<String> broken = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            for (ObjectName table : referring) {
                String place = table.schema() == null ? "" : SqlName.quote(table.schema()) + ".";
                try (ResultSet rows = statement.executeQuery(
                        "PRAGMA " + place + "foreign_key_check(" + SqlName.quote(table.name()) + ")")) {
                    while (rows.next() && broken.size() < MOST_BROKEN_BEFORE) {
                        broken.add(rows.getString(1) + " " + rows.getString(2) + " \u2192 " + rows.getString(3));
                    }
                }
            }
        }
        return broken;
    }
}
