package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.SetAside;

/**
 * Keeps what ways back take away, and puts it back behind ways forward, in the transactions of the run. A side table is
 * committed only together with what took its rows away: one that is there before is of an upgrade that did not put it back.
 */
final class AsideTables {

    /** PostgreSQL's states for a table and a column that are not there. */
    private static final Set<String> GONE = Set.of("42P01", "42703");

    private final Connection connection;
    private final KeptTables tables;
    private final Consumer<Statement> made;
    private final ForeignKeySwitch foreignKeys;
    /** Kept in the open transaction, which may not take it away: later steps of the same way back may. */
    private final List<SetAside> doubtful = new ArrayList<>();
    /** The names of the side tables of what this run took away. */
    private final Set<String> taken = new HashSet<>();

    /** Something that the database may refuse. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }

    /** @param made told of every statement that is about to be used */
    AsideTables(Connection connection, String dialect, ForeignKeySwitch foreignKeys, Consumer<Statement> made) {
        this.foreignKeys = foreignKeys;
        this.connection = connection;
        this.tables = new KeptTables(connection, dialect);
        this.made = made;
    }

    /**
     * In the transaction of a step of the way back, before it begins.
     *
     * @param untouched whether the whole revision is applied, so that all that it made must be there
     * @param last whether no later step of the run can take anything of the revision away
     * @throws RefusedRunException where something is kept already that was never put back
     */
    void keep(Revision revision, boolean untouched, boolean last) throws SQLException, RefusedRunException {
        doubtful.clear();
        for (SetAside aside : revision.asides()) {
            if (taken.contains(aside.side())) {
                continue;
            }
            if (tables.has(aside.side())) {
                if (untouched) {
                    demandNothingKept(revision, aside);
                } else if (!putBackHalf(revision, aside)) {
                    continue;
                }
                run(aside.letGo());
            }
            boolean there = untouched;
            if (untouched) {
                run(aside.keep());
            } else {
                // What was never made, or what a step before took away, is not there.
                there = stands(() -> run(aside.keep()));
            }
            if (there) {
                taken.add(aside.side());
                if (!last) {
                    doubtful.add(aside);
                }
            }
        }
    }

    /** Before the step is committed: lets go of what is still there after it, so that the step that takes it keeps it. */
    void beforeCommit() throws SQLException {
        for (SetAside aside : doubtful) {
            boolean stands = stands(() -> {
                run(aside.letGo());
                run(aside.keep());
                run(aside.letGo());
            });
            if (stands) {
                taken.remove(aside.side());
            }
        }
        doubtful.clear();
    }

    /** Another program has gone forward since, and left it. Nobody knows whether it is still wanted. */
    private void demandNothingKept(Revision revision, SetAside aside) throws SQLException, RefusedRunException {
        boolean holds = tables.list().stream()
                .filter(table -> table.revision().equals(revision.id()) && table.rows() > 0)
                .anyMatch(table -> aside.letGo().stream().anyMatch(sql -> sql.contains(SqlName.quote(table.name()))));
        if (holds) {
            throw new RefusedRunException("What was kept when revision " + words(revision)
                    + " was taken back is still kept: another program has upgraded since and did not put it back, and it"
                    + " would be lost now. If it is not needed any more, let go of it: db purge " + revision.id()
                    + ". If it is, run the statements of the lines aside-back in the revision's file first.");
        }
    }

    /**
     * An upgrade that stopped halfway has made the place again: what is kept of before goes there first, so that all is
     * kept together.
     *
     * @return false where there is no such place
     */
    private boolean putBackHalf(Revision revision, SetAside aside) throws SQLException, RefusedRunException {
        try {
            return stands(() -> run(aside.putBack()));
        } catch (SQLException refused) {
            throw doesNotFit(revision, refused);
        }
    }

    /**
     * Behind the way forward of a revision.
     *
     * @throws RefusedRunException where rows of today are in the way
     */
    void putBack(Revision revision) throws SQLException, RefusedRunException {
        List<SetAside> kept = new ArrayList<>();
        for (SetAside aside : revision.asides()) {
            if (tables.has(aside.side())) {
                kept.add(aside);
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        // Behind what runs in no transaction, each statement would be committed by itself.
        boolean committing = connection.getAutoCommit();
        if (committing) {
            connection.setAutoCommit(false);
        } else {
            foreignKeys.check();
        }
        try {
            putBack(revision, kept);
            if (committing) {
                connection.commit();
            }
        } finally {
            if (committing) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void putBack(Revision revision, List<SetAside> kept) throws SQLException, RefusedRunException {
        foreignKeys.checkAlways();
        try {
            for (SetAside aside : kept) {
                run(aside.putBack());
            }
            foreignKeys.check();
        } catch (SQLException refused) {
            throw doesNotFit(revision, refused);
        }
        for (SetAside aside : kept) {
            run(aside.letGo());
        }
    }

    private static RefusedRunException doesNotFit(Revision revision, SQLException refused) {
        return new RefusedRunException(
                "What was kept when revision " + words(revision) + " was taken back does not fit any more: "
                        + FailureWords.of(refused)
                        + " Mend the rows that are there, or let go of what is kept: db purge "
                        + revision.id() + ".",
                refused);
    }

    private static String words(Revision revision) {
        return revision.id() + " (" + revision.message() + ")";
    }

    /** Whether it went well; where what it speaks of is not there, all is as it was before. */
    private boolean stands(Attempt attempt) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            attempt.run();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!isGone(e)) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    private static boolean isGone(SQLException e) {
        String words = String.valueOf(e.getMessage());
        return GONE.contains(String.valueOf(e.getSQLState()))
                || words.contains("no such table")
                || words.contains("no such column");
    }

    private void run(List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                made.accept(statement);
                statement.execute(sql);
            }
        }
    }
}
