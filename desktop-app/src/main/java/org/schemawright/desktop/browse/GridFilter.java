package org.schemawright.desktop.browse;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.rows.Condition;
import org.schemawright.desktop.rows.ConditionText;
import org.schemawright.desktop.rows.Operator;
import org.schemawright.desktop.rows.ParsedCondition;
import org.schemawright.desktop.rows.RowFilter;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.rows.SqlCondition;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;

/**
 * Which rows of a grid are shown. A filter that the engine does not understand never replaces the one that is there: it is
 * asked first.
 */
final class GridFilter {

    private final Workspace workspace;
    private final GridQuery query;
    private final GridRows rows;
    private final Runnable onFiltered;
    private final ConditionText text;
    private final Map<String, String> refused = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask check;
    private @Nullable RowFilter wanted;
    private long asked;

    /**
     * The filter of a grid.
     *
     * @param onFiltered shows the rows of the query's filter
     */
    GridFilter(Workspace workspace, GridQuery query, GridRows rows, Runnable onFiltered) {
        this.workspace = workspace;
        this.query = query;
        this.rows = rows;
        this.onFiltered = onFiltered;
        this.text = new ConditionText(workspace.database().dialect().id());
    }

    // Properties

    /** The rows that are shown. */
    ReadOnlyObjectProperty<RowFilter> shownProperty() {
        return query.filter.getReadOnlyProperty();
    }

    /** Why the last filter that was asked for is not shown; null where it is. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    boolean isSqlite() {
        return workspace.database().dialect().id().equals("sqlite");
    }

    /** What stands in the filter cell of a column: what was refused there, else the condition that holds. */
    String typed(GridColumn column) {
        String kept = refused.get(column.name());
        return kept != null ? kept : active(column);
    }

    /** The condition of a column as one would type it; empty where there is none. */
    String active(GridColumn column) {
        return query.filter
                .get()
                .on(column.name())
                .map(c -> text.text(column.column(), c))
                .orElse("");
    }

    /** Whether what stands in the filter cell of a column is not what is shown. */
    boolean isRefused(GridColumn column) {
        return refused.containsKey(column.name());
    }

    /** What was typed for a column, understood. */
    ParsedCondition parse(GridColumn column, String typed) {
        return text.parse(column.column(), typed);
    }

    /** Whether a column can be compared in this way. */
    boolean takes(GridColumn column, Operator operator) {
        return text.takes(column.column(), operator);
    }

    /** Why a text cannot stand as a condition in SQL, in a sentence; empty where it can. */
    String refusalOf(String sql) {
        return SqlCondition.refusal(sql, isSqlite());
    }

    // Commands

    /**
     * Takes what was typed for a column.
     *
     * @return whether the column takes it
     */
    boolean type(GridColumn column, String typed) {
        return switch (parse(column, typed)) {
            case ParsedCondition.None none -> {
                remove(column.name());
                yield true;
            }
            case ParsedCondition.Understood(Condition condition) -> {
                refused.remove(column.name());
                show(latest().with(condition));
                yield true;
            }
            case ParsedCondition.Refused r -> {
                refused.put(column.name(), typed);
                yield false;
            }
        };
    }

    /** Shows only the rows with a value, besides the other conditions; null is NULL. */
    void only(GridColumn column, @Nullable Object value) {
        refused.remove(column.name());
        show(latest().with(
                        value == null
                                ? Condition.of(column.name(), Operator.IS_NULL)
                                : Condition.of(column.name(), Operator.EQUALS, value)));
    }

    /** Leaves out the rows with a value, and those left out before; null is NULL. */
    void without(GridColumn column, @Nullable Object value) {
        refused.remove(column.name());
        Condition none = Condition.of(column.name(), Operator.NOT_NULL);
        show(latest().with(
                        value == null
                                ? none
                                : latest().on(column.name()).orElse(none).leavingOut(value)));
    }

    /** Shows rows whatever they have in a column. */
    void remove(String column) {
        refused.remove(column);
        show(latest().without(column));
    }

    /** Shows the rows that meet a condition in SQL too; the empty text for none. */
    void setSql(String sql) {
        show(latest().withSql(sql));
    }

    /** Shows all rows. */
    void all() {
        refused.clear();
        show(RowFilter.ALL);
    }

    /** Forgets what was refused in the filter cell of a column. */
    void forgetRefused(GridColumn column) {
        refused.remove(column.name());
    }

    /** Says no more why the last filter is not shown. */
    void forgetProblem() {
        problem.set(null);
    }

    /** What was asked for last, which may not be shown yet. */
    private RowFilter latest() {
        return wanted == null ? query.filter.get() : wanted;
    }

    private void show(RowFilter next) {
        if (next.equals(wanted)) {
            return;
        }
        problem.set(null);
        RunningTask before = check;
        check = null;
        wanted = null;
        if (before != null) {
            before.cancel();
        }
        if (next.equals(query.filter.get())) {
            if (before != null) {
                goOn();
            }
            return;
        }
        if (next.isAll()) {
            take(next);
            return;
        }
        try {
            ask(next, query.filtered(next));
        } catch (ProblemException cannotStand) {
            problem.set(cannotStand.problem());
        }
    }

    /** What is read for the rows shown so far would have the engine answer late. */
    private void ask(RowFilter next, RowSource candidate) {
        wanted = next;
        long turn = ++asked;
        boolean interrupted = rows.stop();
        RunningTask asking = workspace
                .reads()
                .run(
                        "Trying the condition",
                        progress -> {
                            candidate.check(Interruption.of(progress));
                            return next;
                        },
                        understood -> {
                            if (turn == asked && wanted != null) {
                                take(understood);
                            }
                        },
                        reason -> notTaken(turn, reason, interrupted));
        if (wanted != null) {
            check = asking;
        }
        asking.onCancelled(() -> notTaken(turn, RowRuns.STOPPED, interrupted));
    }

    private void take(RowFilter understood) {
        wanted = null;
        check = null;
        query.show(understood);
        onFiltered.run();
    }

    private void notTaken(long turn, Problem reason, boolean interrupted) {
        if (turn == asked && wanted != null) {
            wanted = null;
            check = null;
            problem.set(reason);
            if (interrupted) {
                goOn();
            }
        }
    }

    private void goOn() {
        rows.readAgain(query.source(), query.everything());
    }
}
