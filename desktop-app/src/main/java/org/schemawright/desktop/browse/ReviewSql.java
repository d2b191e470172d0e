package org.schemawright.desktop.browse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Statement;

/**
 * What is sent, and what would take it back, as text to read.
 *
 * @param forward the statements in the order they are sent
 * @param back the statements that take them back, in their order
 * @param statements how many there are forward
 * @param complete whether the statements for rows are there already
 */
record ReviewSql(String forward, String back, int statements, boolean complete) {

    static final ReviewSql NONE = new ReviewSql("", "", 0, true);

    /**
     * Puts it together.
     *
     * @param plan of the schema changes; null for none
     * @param rows the statements for rows; null while they are being made
     * @param rowsBack those that take the rows back
     */
    static ReviewSql of(@Nullable MigrationPlan plan, @Nullable List<String> rows, List<String> rowsBack) {
        StringBuilder forward = new StringBuilder();
        StringBuilder back = new StringBuilder();
        int statements = 0;
        if (plan != null) {
            heading(forward, "Schema: written into a revision and run by Apply as migration");
            heading(back, "Schema: run by Downgrade");
            plan.up().forEach(s -> add(forward, s));
            plan.down().forEach(s -> add(back, s));
            statements += plan.up().size();
        }
        if (rows == null) {
            heading(forward, "Rows: the session's statements are being written …");
        } else if (!rows.isEmpty()) {
            heading(forward, "Rows: sent by Apply in one transaction");
            rows.forEach(s -> add(forward, s));
            statements += rows.size();
        }
        if (!rowsBack.isEmpty()) {
            heading(back, "Rows: what would take them back after Apply");
            rowsBack.forEach(s -> add(back, s));
        }
        return new ReviewSql(
                forward.toString().stripTrailing(), back.toString().stripTrailing(), statements, rows != null);
    }

    private static void heading(StringBuilder text, String words) {
        text.append(text.isEmpty() ? "" : "\n").append("-- ").append(words).append('\n');
    }

    private static void add(StringBuilder text, Statement statement) {
        if (!statement.comment().isBlank()) {
            text.append("-- ").append(statement.comment()).append('\n');
        }
        add(text, statement.sql());
    }

    private static void add(StringBuilder text, String sql) {
        text.append(sql).append(sql.startsWith("--") || sql.endsWith(";") ? "\n" : ";\n");
    }
}
