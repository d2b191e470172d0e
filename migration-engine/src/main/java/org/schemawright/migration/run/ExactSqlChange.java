package org.schemawright.migration.run;

import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.core.RawSQLChange;
import liquibase.database.Database;
import liquibase.database.PreparedStatementFactory;
import liquibase.exception.DatabaseException;
import liquibase.statement.AbstractSqlStatement;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/**
 * Liquibase's own sql change, with the same checksum, but its statement reaches the database exactly as it is written:
 * Liquibase would trim it and take the carriage returns out of its literals.
 */
@DatabaseChange(name = "sql", description = "One statement as it stands", priority = ChangeMetaData.PRIORITY_DEFAULT)
final class ExactSqlChange extends RawSQLChange {

    /** Sends one statement to the database. */
    @FunctionalInterface
    interface Sender {
        void send(String sql) throws Exception;
    }

    private final String exactSql;
    private final Sender sender;

    ExactSqlChange(String sql, Sender sender) {
        super(sql);
        this.exactSql = sql;
        this.sender = sender;
        setSplitStatements(false);
        setStripComments(false);
    }

    @Override
    public SqlStatement[] generateStatements(Database database) {
        return new SqlStatement[] {new ExactStatement(exactSql, sender)};
    }

    private static final class ExactStatement extends AbstractSqlStatement implements ExecutablePreparedStatement {

        private final String sql;
        private final Sender sender;

        ExactStatement(String sql, Sender sender) {
            this.sql = sql;
            this.sender = sender;
        }

        @Override
        public void execute(PreparedStatementFactory factory) throws DatabaseException {
            try {
                sender.send(sql);
            } catch (Exception e) {
                throw new DatabaseException(e);
            }
        }

        @Override
        public String getFormattedStatement(Database database) {
            return sql;
        }

        @Override
        public String toString() {
            return sql;
        }
    }
}
