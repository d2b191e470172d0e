package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.connection.TimeLimit;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** Counts the values of a column in the first rows of its table, in bounded time. Blocking: on a background lane only. */
public final class ColumnValuesReader {

    /** More rows hardly change the picture. */
    static final int MOST_ROWS = 100_000;

    /** Longer texts are told apart by their beginning. */
    private static final int MOST_LETTERS = 120;

    private static final Duration MOST_TIME = Duration.ofSeconds(3);

    private final OpenDatabase database;
    private final EngineValues engine;
    private final int mostRows;

    public ColumnValuesReader(OpenDatabase database) {
        this(database, MOST_ROWS);
    }

    /** The same with another number of rows that are looked at. */
    ColumnValuesReader(OpenDatabase database, int mostRows) {
        this.database = database;
        this.engine = EngineValues.of(database.dialect().id());
        this.mostRows = mostRows;
    }

    /**
     * Counts.
     *
     * @param table as the database has it
     * @param column likewise
     * @throws SQLException also when it takes too long, or when it was stopped
     */
    public ColumnValues read(Table table, Column column, Interruption stop) throws SQLException {
        ValueCount count = new ValueCount(column);
        PageSql sql = new PageSql(engine)
                .add("SELECT " + selected(column, count.comparesValues()) + " FROM " + SqlName.quote(table.name())
                        + " AS " + EngineValues.ALIAS + " LIMIT " + (mostRows + 1));
        try (Connection connection = database.reader();
                TimeLimit _ = TimeLimit.on(connection, MOST_TIME);
                Interruption.Reach _ = stop.over(connection);
                PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (count.rows() == mostRows) {
                    return count.result(true);
                }
                count.add(count.comparesText() ? rows.getString(1) : engine.read(rows, 1, column));
            }
            return count.result(false);
        }
    }

    private String selected(Column column, boolean values) {
        return switch (column.type().kind()) {
            case TEXT -> "substr(" + engine.text(column) + ", 1, " + MOST_LETTERS + ")";
            default ->
                values ? engine.selected(column) : "CASE WHEN " + engine.text(column) + " IS NULL THEN NULL ELSE 1 END";
        };
    }
}
