package org.schemawright.migration.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.core.SQLiteDatabase;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import liquibase.util.LiquibaseUtil;
import liquibase.util.StringUtil;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.run.RecordedHistory.Key;

/** Writes the rows of Liquibase's history as SQL: for a stamp, and for scripts that others run. */
final class HistoryRows {

    private static final int LONGEST = 250;

    private final boolean sqlite;

    HistoryRows(String dialect) {
        sqlite = dialect.equals("sqlite");
    }

    /** Makes the table as Liquibase does, where it is missing. To be called inside of the scope. */
    String table() {
        Database engine = sqlite ? new SQLiteDatabase() : new PostgresDatabase();
        return Arrays.stream(SqlGeneratorFactory.getInstance()
                        .generateSql(new CreateDatabaseChangeLogTableStatement(), engine))
                .map(Sql::toSql)
                .map(sql -> sql.replaceFirst("(?i)^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "))
                .collect(Collectors.joining(";\n"));
    }

    /** Records a step as applied, behind all others. To be called inside of the scope. */
    String insert(ChangeSet changeSet) {
        return insert(
                "DATABASECHANGELOG",
                changeSet,
                sqlite ? "strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime')" : "now()",
                "(SELECT coalesce(max(ORDEREXECUTED), 0) + 1 FROM DATABASECHANGELOG)",
                "NULL");
    }

    /**
     * The same.
     *
     * @param table the history as the database calls it
     * @param date an expression for when
     * @param order an expression for the how manieth
     * @param deployment an expression for the run it belongs to
     */
    static String insert(String table, ChangeSet changeSet, String date, String order, String deployment) {
        List<String> values = List.of(
                text(changeSet.getId()),
                text(changeSet.getAuthor()),
                text(changeSet.getFilePath()),
                date,
                order,
                text(checksum(changeSet)),
                text(limit(changeSet.getDescription())),
                text(limit(changeSet.getComments())),
                "'EXECUTED'",
                text(LiquibaseUtil.getBuildVersion()),
                deployment);
        return "INSERT INTO " + table + " (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION,"
                + " COMMENTS, EXECTYPE, LIQUIBASE, DEPLOYMENT_ID) VALUES (" + String.join(", ", values) + ")";
    }

    static String checksum(ChangeSet changeSet) {
        return changeSet.generateCheckSum(ChecksumVersion.latest()).toString();
    }

    String delete(Key key) {
        return "DELETE FROM DATABASECHANGELOG WHERE ID = " + text(key.id()) + " AND FILENAME = " + text(key.path());
    }

    private static String limit(@Nullable String text) {
        return StringUtil.limitSize(StringUtil.trimToEmpty(text), LONGEST);
    }

    /** A text as the history has it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
