package org.schemawright.migration.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/** How many rows a statement has written. */
public final class WrittenRows {

    /** Behind any other statement SQLite still tells the count of the one before it. */
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH");

    private WrittenRows() {}

    /** The rows; 0 where it wrote none or does not say. */
    public static long of(Statement done, String sql) throws SQLException {
        SqlToken first = SqlTokens.from(sql, 0).next();
        return first != null && WRITING.contains(first.keyword()) ? Math.max(0, done.getUpdateCount()) : 0;
    }
}
