package org.schemawright.migration.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.StandardChangeLogHistoryService;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.DatabaseHistoryException;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's history, which records our own revisions with an INSERT as it stands. Liquibase composes the same one through
 * its generators and looks for the change set through all rows, which for a thousand revisions takes a tenth of the run.
 * Whatever is not plainly ours goes Liquibase's way.
 */
final class RevisionHistory extends StandardChangeLogHistoryService {

    private final String table;
    private final String now;
    /** The ids that were there before the run; null until somebody asks. */
    private @Nullable Set<String> known;

    RevisionHistory(Database database) {
        setDatabase(database);
        // Each question to Liquibase's settings looks through all of them.
        table = database.escapeTableName(
                database.getLiquibaseCatalogName(),
                database.getLiquibaseSchemaName(),
                database.getDatabaseChangeLogTableName());
        now = database.getCurrentDateTimeFunction();
    }

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public ChangeSet.RunStatus getRunStatus(ChangeSet changeSet) throws DatabaseException, DatabaseHistoryException {
        return known().contains(changeSet.getId()) ? super.getRunStatus(changeSet) : ChangeSet.RunStatus.NOT_RAN;
    }

    private Set<String> known() throws DatabaseException {
        Set<String> ids = known;
        if (ids == null) {
            ids = new HashSet<>();
            for (RanChangeSet ran : getRanChangeSets()) {
                ids.add(ran.getId());
            }
            known = ids;
        }
        return ids;
    }

    @Override
    public void setExecType(ChangeSet changeSet, ChangeSet.ExecType execType) throws DatabaseException {
        if (execType != ChangeSet.ExecType.EXECUTED || !isPlain(changeSet)) {
            super.setExecType(changeSet, execType);
            return;
        }
        try {
            insert(changeSet);
        } catch (SQLException | LiquibaseException e) {
            throw new DatabaseException(e);
        }
        getDatabase().commit();
    }

    /** Whether all that is said of it are its statements. */
    private static boolean isPlain(ChangeSet changeSet) {
        return changeSet.getChanges().stream().allMatch(ExactSqlChange.class::isInstance)
                && changeSet.buildFullContext() == null
                && changeSet.buildFullLabels() == null;
    }

    private void insert(ChangeSet changeSet) throws SQLException, LiquibaseException {
        String sql = HistoryRows.insert(
                table,
                changeSet,
                now,
                String.valueOf(getNextSequenceValue()),
                HistoryRows.text(Scope.getCurrentScope().getDeploymentId()));
        JdbcConnection connection = (JdbcConnection) getDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
