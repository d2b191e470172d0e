package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/**
 * What SQLite says of views and triggers once they are used. It takes any text that is well formed, and looks for tables and
 * columns only when it compiles what the text is for; so that is explained here, which runs nothing.
 */
final class SqliteTextFlaws {

    private final DatabaseSchema schema;
    private final Connection connection;

    private SqliteTextFlaws(DatabaseSchema schema, Connection connection) {
        this.schema = schema;
        this.connection = connection;
    }

    /** What is wrong, by what it is wrong with; the words are SQLite's. */
    static Map<ObjectRef, String> of(DatabaseSchema schema, Connection connection) throws SQLException {
        Map<ObjectRef, String> flaws = new HashMap<>();
        for (View view : schema.views()) {
            if (view.problem() != null) {
                flaws.put(view.ref(), view.problem());
            }
        }
        SqliteTextFlaws look = new SqliteTextFlaws(schema, connection);
        for (Trigger trigger : schema.triggers()) {
            String words = look.fired(trigger);
            if (!words.isEmpty()) {
                flaws.put(trigger.ref(), words);
            }
        }
        return flaws;
    }

    private String fired(Trigger trigger) throws SQLException {
        List<String> columns = schema
                .table(trigger.table())
                .map(Table::columns)
                .or(() -> schema.view(trigger.table()).map(View::columns))
                .orElse(List.of())
                .stream()
                .filter(column -> column.generated() == null)
                .map(Column::name)
                .toList();
        String statement = columns.isEmpty() ? "" : firing(trigger, columns);
        if (statement.isEmpty()) {
            return "";
        }
        String words = explained(statement);
        return words.isEmpty() ? "" : ownFlaw(trigger, statement);
    }

    /** What is said with no other trigger beside it, unless the same is said without it too. */
    private String ownFlaw(Trigger trigger, String statement) throws SQLException {
        run("SAVEPOINT flaws");
        try {
            for (Trigger other : schema.triggersOf(trigger.table())) {
                if (!other.equals(trigger)) {
                    run("DROP TRIGGER " + SqlName.quote(other.name()));
                }
            }
            String alone = explained(statement);
            if (alone.isEmpty()) {
                return "";
            }
            run("DROP TRIGGER " + SqlName.quote(trigger.name()));
            return explained(statement).equals(alone) ? "" : alone;
        } finally {
            run("ROLLBACK TO flaws");
            run("RELEASE flaws");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String explained(String sql) throws SQLException {
        try (Statement explained = connection.createStatement()) {
            explained.execute("EXPLAIN " + sql);
            return "";
        } catch (SQLException e) {
            return FailureWords.of(e);
        }
    }

    /** A statement that fires it: on every column, so that UPDATE OF counts too. */
    private static String firing(Trigger trigger, List<String> columns) {
        String table = SqlName.quote(trigger.table());
        for (SqlToken token : SqlTokens.of(trigger.definition())) {
            switch (token.keyword()) {
                case "DELETE" -> {
                    return "DELETE FROM " + table;
                }
                case "INSERT" -> {
                    String values = columns.stream().map(_ -> "NULL").collect(Collectors.joining(", "));
                    return "INSERT INTO " + table + " (" + SqlName.list(columns) + ") VALUES (" + values + ")";
                }
                case "UPDATE" -> {
                    return "UPDATE " + table + " SET "
                            + columns.stream()
                                    .map(column -> SqlName.quote(column) + " = " + SqlName.quote(column))
                                    .collect(Collectors.joining(", "));
                }
                default -> {}
            }
        }
        return "";
    }
}
