package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

/**
 * Sends changes one by one, each behind a savepoint, so that one that is refused does not hide the next. Where the
 * refused cell is known, the row is sent again without it, which tells the others and lets rows that need it be judged.
 */
final class RowCheck {

    private final DatabaseSchema schema;
    private final EntityFactory entities;
    private final Connection connection;
    private final boolean sqlite;
    private final StopReasons reasons;
    private final ChangeReplay replay;
    private final RecordingConnection held;
    private final List<ApplyOutcome.Stopped> stopped = new ArrayList<>();
    private final Set<RowChange> notTaken = Collections.newSetFromMap(new IdentityHashMap<>());
    private int unjudged;
    private boolean ended;
    private boolean circular;
    private @Nullable Session session;

    /**
     * A check.
     *
     * @param connection one in a transaction, which the caller takes back
     */
    RowCheck(DatabaseSchema schema, EntityFactory entities, Connection connection, boolean sqlite) {
        this.schema = schema;
        this.entities = entities;
        this.connection = connection;
        this.sqlite = sqlite;
        this.reasons = new StopReasons(schema, sqlite, connection);
        this.held = new RecordingConnection(connection, RecordingConnection.Use.SEND_AND_HOLD, sqlite);
        this.replay = new ChangeReplay(entities, held, sqlite, null);
    }

    /** What would stop an Apply. */
    List<ApplyOutcome.Stopped> stopped() {
        return stopped;
    }

    /** How many changes could not be judged. */
    int unjudged() {
        return unjudged;
    }

    /** Sends all, and leaves the transaction open. */
    void run(ChangeOrder.Ordered ordered, BooleanSupplier cancelled) throws SQLException {
        CommitCheck atCommit = new CommitCheck(schema, connection, sqlite, ordered.circular());
        atCommit.begin(ordered.changes());
        replay.expect(ordered.changes());
        circular = ordered.circular();
        if (ordered.circular()) {
            replay.checkAtCommit();
        }
        try {
            for (Parked aside : ordered.parked()) {
                ApplyOutcome.Stopped stop = attempt(aside.update(), session -> replay.park(session, aside));
                if (stop != null) {
                    stopped.add(stop);
                    notTaken.add(aside.update());
                }
            }
            for (RowChange change : ordered.changes()) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                if (notTaken.contains(change)) {
                    continue;
                }
                if (ended) {
                    unjudged++;
                } else {
                    judge(change, ordered.needs().getOrDefault(change, List.of()));
                }
            }
        } finally {
            endSession();
        }
        if (ended) {
            return;
        }
        List<RowChange> taken = ordered.changes().stream()
                .filter(change -> !notTaken.contains(change))
                .toList();
        stopped.addAll(atCommit.end(taken, reasons));
    }

    private void judge(RowChange change, List<RowChange> needed) throws SQLException {
        ApplyOutcome.Stopped first = attempt(change);
        if (first == null) {
            return;
        }
        notTaken.add(change);
        if (needed.stream().anyMatch(notTaken::contains) && first instanceof ApplyOutcome.Refused) {
            unjudged++;
            return;
        }
        List<ApplyOutcome.Stopped> found = new ArrayList<>(List.of(first));
        Set<String> columns = new HashSet<>();
        ApplyOutcome.Stopped last = first;
        RowChange rest = change;
        while (rest != null
                && last instanceof ApplyOutcome.Refused refused
                && refused.column() != null
                && columns.add(refused.column())) {
            if (last != first) {
                found.add(new ApplyOutcome.Refused(change, refused.column(), refused.reason(), refused.details()));
            }
            rest = without(rest, refused.column());
            last = rest == null || ended ? null : attempt(rest);
        }
        boolean partly = last == null && rest != null && !ended;
        if (partly && change instanceof RowChange.Insert) {
            // Most of it is there: rows that refer to it are judged for themselves.
            notTaken.remove(change);
        }
        if (!partly && !ended && change instanceof RowChange.Insert insert && first instanceof ApplyOutcome.Refused) {
            for (ApplyOutcome.Refused more : lookUp(insert)) {
                boolean told = found.stream()
                        .anyMatch(stop -> stop instanceof ApplyOutcome.Refused one
                                && one.reason().equals(more.reason()));
                if (!told && (more.column() == null || columns.add(more.column()))) {
                    found.add(more);
                }
            }
        }
        stopped.addAll(found);
    }

    /** Sends one change; null when it is taken, else nothing of it stays. */
    private ApplyOutcome.@Nullable Stopped attempt(RowChange change) throws SQLException {
        return attempt(change, session -> replay.send(session, change));
    }

    private interface Sending {
        void by(Session session) throws SQLException;
    }

    private ApplyOutcome.@Nullable Stopped attempt(RowChange change, Sending sending) throws SQLException {
        run("SAVEPOINT checked_row");
        try {
            sending.by(session());
            run("RELEASE SAVEPOINT checked_row");
            return null;
        } catch (SQLException | RuntimeException failure) {
            // A session that failed once is good for nothing more.
            endSession();
            ApplyOutcome.Stopped reason = sqlite ? reasons.of(failure, change) : null;
            goBack(reason);
            return reason == null ? reasons.of(failure, change) : reason;
        }
    }

    /** Back to before the row that failed; a rule of SQLite may have taken the whole transaction back already. */
    private void goBack(ApplyOutcome.@Nullable Stopped reason) throws SQLException {
        try {
            run("ROLLBACK TO SAVEPOINT checked_row");
            run("RELEASE SAVEPOINT checked_row");
        } catch (SQLException nothingToGoBackTo) {
            if (reason == null) {
                throw nothingToGoBackTo;
            }
            ended = true;
        }
    }

    /** The same change but for one cell; null where nothing is left. */
    private static @Nullable RowChange without(RowChange change, String column) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(ChangeReplay.written(change));
        if (values.size() < 2 || !values.containsKey(column)) {
            return null;
        }
        values.remove(column);
        return switch (change) {
            case RowChange.Insert insert -> new RowChange.Insert(insert.table(), insert.id(), values);
            case RowChange.Update update -> new RowChange.Update(update.table(), update.base(), values);
            case RowChange.Delete _ -> null;
        };
    }

    /** What else a refused new row breaks: without a value that it must have, the engine looks at nothing more. */
    private List<ApplyOutcome.Refused> lookUp(RowChange.Insert insert) throws SQLException {
        List<ApplyOutcome.Refused> found = new ArrayList<>();
        Table table = schema.table(insert.table()).orElse(null);
        if (table != null) {
            RowRules rules = new RowRules(table, new KeyCounts(connection, sqlite), reasons.words());
            found.addAll(rules.missing(insert));
            run("SAVEPOINT looked_up");
            try {
                found.addAll(rules.taken(insert, constraint -> true, 0));
                found.addAll(rules.absent(insert, key -> !circular));
            } catch (SQLException unfit) {
                // A value that no column of its type can hold is refused on its own account.
                if (!String.valueOf(unfit.getSQLState()).startsWith("22")) {
                    throw unfit;
                }
            } finally {
                run("ROLLBACK TO SAVEPOINT looked_up");
                run("RELEASE SAVEPOINT looked_up");
            }
        }
        return found;
    }

    private Session session() {
        Session open = session;
        if (open == null) {
            open = OrmSessions.open(entities, held);
            open.beginTransaction();
            session = open;
        }
        return open;
    }

    private void endSession() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
