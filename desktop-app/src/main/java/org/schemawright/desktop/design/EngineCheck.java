package org.schemawright.desktop.design;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.desktop.rows.SqlCondition;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/**
 * Asks the engine itself whether it understands an expression or a type that is being typed. It only explains a query over
 * an empty row with the columns of the draft, so nothing of the database is read or run, and columns that are not there yet
 * count.
 */
final class EngineCheck {

    private final Workspace workspace;
    private @Nullable RunningTask running;
    private long turn;

    EngineCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A condition over the columns of a table, such as a check or the predicate of an index. */
    static Question condition(Table table, String sql, boolean postgresql) {
        return new Question(sql, "SELECT 1 FROM " + emptyRow(table, postgresql) + " WHERE (" + sql + "\n)");
    }

    /** An expression over the columns of a table, of the type that it is to have; null for any. */
    static Question expression(Table table, String sql, @Nullable String type, boolean postgresql) {
        return new Question(sql, "SELECT " + cast(sql, type, postgresql) + " FROM " + emptyRow(table, postgresql));
    }

    /** A default: an expression that knows no columns. */
    static Question defaultOf(String sql, String type, boolean postgresql) {
        return new Question(sql, "SELECT " + cast(sql, type, postgresql));
    }

    /** A type's name; SQLite takes any. */
    static Question type(String type) {
        return new Question(type, "SELECT CAST(NULL AS " + type + "\n)");
    }

    /**
     * What is asked.
     *
     * @param typed what the person typed
     * @param query what the engine is to explain
     */
    record Question(String typed, String query) {}

    /** Asks beside the JavaFX thread; an earlier question is not answered any more. */
    void ask(Question question, Consumer<String> onWords) {
        stop();
        long mine = turn;
        boolean sqlite = workspace.database().dialect().id().equals("sqlite");
        String refused = SqlCondition.refusal(question.typed(), sqlite);
        if (question.typed().isBlank() || !refused.isEmpty()) {
            onWords.accept(refused.replace("condition", "expression"));
            return;
        }
        running = workspace
                .lookups()
                .run(
                        "Checking an expression",
                        progress -> words(question),
                        words -> answer(mine, words, onWords),
                        problem ->
                                // What cannot be asked is told when it is reviewed.
                                answer(mine, "", onWords));
    }

    void stop() {
        turn++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void answer(long of, String words, Consumer<String> onWords) {
        if (of == turn) {
            running = null;
            onWords.accept(words);
        }
    }

    private String words(Question question) throws SQLException {
        try (Connection connection = workspace.database().reader();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("EXPLAIN " + question.query());
                return "";
            } catch (SQLException refused) {
                if (ProblemTranslator.circumstance(refused).isPresent()) {
                    throw refused;
                }
                return workspace.database().dialect().displayName() + " says: "
                        + ProblemTranslator.engineWords(refused);
            }
        }
    }

    /** Only PostgreSQL refuses a value of another type. */
    private static String cast(String sql, @Nullable String type, boolean postgresql) {
        return postgresql && type != null ? "CAST((" + sql + "\n) AS " + type + ")" : "(" + sql + "\n)";
    }

    private static String emptyRow(Table table, boolean postgresql) {
        return table.columns().stream()
                        .map(column -> (postgresql ? "CAST(NULL AS " + columnType(column) + ")" : "NULL") + " AS "
                                + SqlName.quote(column.name()))
                        .collect(Collectors.joining(", ", "(SELECT ", ")"))
                + " AS " + SqlName.quote(table.name().name());
    }

    /** A type that only PostgreSQL's catalogs know as a number is one of its own. */
    static String columnType(Column column) {
        return switch (column.type().raw()) {
            case "serial" -> "integer";
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> column.type().raw();
        };
    }
}
