package org.schemawright.desktop.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/**
 * The rows of a table or view of an open database. What it learns about places in its order holds until the rows
 * change: then {@link #sorted} with the same order gives a fresh one.
 */
public final class TableRows implements RowSource {

    private final OpenDatabase database;
    private final RowShape shape;
    private final List<SortKey> sort;
    private final RowFilter filter;
    private final FilterSql condition;
    private final OrderedPages pages;
    private long lastCount = -1;

    private TableRows(OpenDatabase database, RowShape shape, List<SortKey> sort, RowFilter filter) {
        this.database = database;
        this.shape = shape;
        this.sort = List.copyOf(sort);
        this.filter = filter;
        this.condition = shape.filter(filter);
        this.pages = new OrderedPages(shape, sort, condition);
    }

    /** The rows of a table in the order of its key. */
    public static TableRows of(OpenDatabase database, Table table) {
        return new TableRows(database, RowShape.of(table, database.dialect().id()), List.of(), RowFilter.ALL);
    }

    /** The rows of a view; they are told apart by nothing. */
    public static TableRows of(OpenDatabase database, View view) {
        return new TableRows(database, RowShape.of(view, database.dialect().id()), List.of(), RowFilter.ALL);
    }

    /**
     * The rows of a table or view of a schema.
     *
     * @throws IllegalArgumentException when the schema has neither of that name
     */
    public static TableRows of(OpenDatabase database, DatabaseSchema schema, ObjectName name) {
        return schema.table(name)
                .map(table -> of(database, table))
                .or(() -> schema.view(name).map(view -> of(database, view)))
                .orElseThrow(() -> new IllegalArgumentException("No table or view " + name));
    }

    @Override
    public ObjectName name() {
        return shape.name();
    }

    @Override
    public List<Column> columns() {
        return shape.columns();
    }

    @Override
    public List<String> keyColumns() {
        return shape.keyColumns();
    }

    @Override
    public String remark() {
        return shape.keyColumns().isEmpty()
                ? "Nothing tells these rows apart, so they are read-only"
                        + (shape.totalOrder() ? "." : ", and pages further down take longer.")
                : "";
    }

    @Override
    public RowSource sorted(List<SortKey> newSort) {
        return new TableRows(database, shape, newSort, filter);
    }

    @Override
    public RowSource filtered(RowFilter newFilter) {
        return new TableRows(database, shape, sort, newFilter);
    }

    @Override
    public Optional<Row> row(RowKey key) throws SQLException {
        if (shape.keyColumns().size() != key.values().size()) {
            return Optional.empty();
        }
        PageSql sql = shape.filter(key)
                .alone(new PageSql(shape.engine()).add("SELECT " + shape.selectList(List.of()) + "\n" + shape.from()));
        try (Connection connection = database.reader();
                PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(shape.readRow(rows, List.of())) : Optional.empty();
        }
    }

    @Override
    public long count(Interruption stop) throws SQLException {
        try (Reading reading = reading(stop);
                ResultSet rows = reading.query(counting())) {
            rows.next();
            lastCount = rows.getLong(1);
            return lastCount;
        }
    }

    @Override
    public String countSql() {
        return counting().shown();
    }

    private PageSql counting() {
        return condition.alone(new PageSql(shape.engine()).add("SELECT count(*) " + shape.from()));
    }

    @Override
    public void check(Interruption stop) throws SQLException {
        PageSql sql = condition.alone(new PageSql(shape.engine()).add("SELECT 1 " + shape.from()));
        try (Reading reading = reading(stop);
                ResultSet none = reading.query(sql.add("\nLIMIT 0"))) {
            none.next();
        } catch (SQLException refused) {
            if (ProblemTranslator.circumstance(refused).isPresent()) {
                throw refused;
            }
            throw new ProblemException(
                    new Problem(
                            "The condition does not work: " + ProblemTranslator.engineWords(refused),
                            "Correct it; the rows shown are those of before.",
                            ProblemTranslator.details(refused)),
                    refused);
        }
    }

    private Reading reading(Interruption stop) throws SQLException {
        boolean foreignSql = !filter.sql().isEmpty() && !(shape.engine() instanceof SqliteValues);
        return new Reading(database, stop, foreignSql);
    }

    @Override
    public RowPage page(long firstIndex, int size, Interruption stop) throws SQLException {
        try (Reading connection = reading(stop)) {
            return pages.page(connection, firstIndex, size, lastCount);
        }
    }

    @Override
    public RowPage after(Boundary last, long firstIndex, int size, Interruption stop) throws SQLException {
        try (Reading connection = reading(stop)) {
            return pages.after(connection, last, firstIndex, size);
        }
    }

    @Override
    public RowPage before(@Nullable Boundary first, long endIndex, int size, Interruption stop) throws SQLException {
        try (Reading connection = reading(stop)) {
            return pages.before(connection, first, endIndex, size);
        }
    }

    @Override
    public boolean learnPlaces(Interruption stop) throws SQLException {
        try (Reading connection = reading(stop)) {
            return pages.learn(connection, lastCount);
        }
    }

    @Override
    public String toString() {
        return shape.name() + " by " + pages;
    }
}
