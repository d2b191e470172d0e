package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.SqlTokens;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.RunOutcome;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * What holds for any two schemas: a revision made of the difference leads from the one, with rows, to exactly the other;
 * comparing again finds nothing; the way back leads to exactly the start with the rows of what both have; and up again.
 */
public final class MigrationProperty {

    /** What came of a pair. */
    public enum Outcome {
        HELD,
        /** The same, and by Liquibase's own program too. */
        HELD_BY_STOCK_TOO,
        /** The engine says beforehand that there is no way that keeps the rows. */
        NO_WAY,
        /** The engine says beforehand that there is no way back, and going back is refused. */
        NO_WAY_BACK,
        /** Rows break a rule of the other schema; nothing was changed. */
        ROWS_STOP_IT
    }

    private static final List<String> VALUES =
            List.of("1", "2", "'x'", "'2026-11-20'", "NULL", "0.5", "''", "3", "'a b'", "true");

    private static final Pattern BY_PLACE = Pattern.compile("\\b[xy] ?\\(");

    private final TestReach one;
    private final TestReach other;
    private final Path folder;
    private final MigrationEngine engine;

    /** @param folder for the revision */
    public MigrationProperty(TestReach one, TestReach other, Path folder) {
        this.one = one;
        this.other = other;
        this.folder = folder;
        this.engine = new MigrationEngine(one.dialect());
    }

    /**
     * The same revision by Liquibase's own command line, on a third database: to what it led to before, and back. It takes
     * the question mark of an operator for a parameter (its issue 2032), so such revisions are passed over; one in a text,
     * a name or a body does not disturb it.
     *
     * @param before as for {@link #check}, which must have held with them
     */
    public Outcome checkStock(TestReach third, List<String> before, Random random) throws Exception {
        build(third, before);
        DatabaseSchema start = read(third);
        seed(third, start, random);
        DatabaseSchema led = read(one);
        StoredRevision revision = engine.history(folder).ordered().getFirst();
        boolean operator = revision.revision().steps().stream()
                .flatMap(step -> Stream.concat(step.up().stream(), step.down().stream()))
                .flatMap(sql -> SqlTokens.of(sql).stream())
                .anyMatch(token -> token.isSymbol('?'));
        if (operator) {
            return Outcome.HELD;
        }
        String file = "changelog.yaml";
        LiquibaseProgram liquibase = new LiquibaseProgram(folder, third.url());
        liquibase.run(file, "update");
        assertThat(Differences.between(one.dialect(), led, read(third)))
                .as("after Liquibase's update")
                .isEmpty();
        liquibase.run(file, "rollback-count", "--count=1000");
        assertThat(Differences.between(one.dialect(), start, read(third)))
                .as("after Liquibase's rollback")
                .isEmpty();
        return Outcome.HELD_BY_STOCK_TOO;
    }

    /** Builds both from statements, of which those that are refused are passed over, and checks. */
    public Outcome check(List<String> before, List<String> after, Random random) throws Exception {
        build(one, before);
        build(other, after);
        DatabaseSchema start = read(one);
        seed(one, start, random);
        DatabaseSchema wanted = read(other);
        MigrationPlan plan;
        try {
            plan = engine.plan(start, wanted, List.of());
        } catch (ImpossibleChange noWay) {
            assertThat(noWay.getMessage()).isNotEmpty();
            return Outcome.NO_WAY;
        }
        RowPrint rows = rows(start);
        boolean wayBack = NoWayBack.sentence(plan.down().stream()
                        .map(org.schemawright.migration.plan.Statement::sql)
                        .toList())
                .isEmpty();
        try {
            engine.generate(one, folder, plan, new NewRevision("Any", "ann"), () -> false);
        } catch (RefusedException refused) {
            boolean view = String.valueOf(refused.getMessage()).contains("VIEW");
            if (view && Stream.of(start, wanted).anyMatch(MigrationProperty::namesColumnsByPlace)) {
                return Outcome.NO_WAY;
            }
            throw refused;
        }
        RunOutcome up = engine.upgrade(one, folder, null, event -> {}, () -> false);
        if (up instanceof RunOutcome.Failed failed && isRule(failed)) {
            assertThat(differences(start)).as("schema after a run that stopped").isEmpty();
            assertThat(rows(start).since(rows))
                    .as("rows after a run that stopped")
                    .isEmpty();
            return Outcome.ROWS_STOP_IT;
        }
        finished(up, "up");
        assertThat(differences(wanted)).as("after up").isEmpty();
        assertThat(engine.plan(read(one), wanted, List.of()).up())
                .as("second plan")
                .isEmpty();
        RunOutcome down = engine.downgrade(one, folder, null, event -> {}, () -> false);
        if (!wayBack) {
            assertThat(down).isInstanceOf(RunOutcome.Failed.class);
            assertThat(differences(wanted)).as("after going back was refused").isEmpty();
            return Outcome.NO_WAY_BACK;
        }
        finished(down, "down");
        assertThat(differences(start)).as("after down").isEmpty();
        Set<String> changed = changed(plan);
        assertThat(kept(rows(start), start, wanted, changed))
                .as("rows after down")
                .containsExactlyEntriesOf(kept(rows, start, wanted, changed));
        finished(engine.upgrade(one, folder, null, event -> {}, () -> false), "up again");
        assertThat(differences(wanted)).as("after up again").isEmpty();
        return Outcome.HELD;
    }

    /** New columns stand at the end, so that such a view of a table that is there already is another view. */
    private static boolean namesColumnsByPlace(DatabaseSchema schema) {
        return schema.views().stream()
                .anyMatch(view -> BY_PLACE.matcher(view.definition()).find());
    }

    private static void finished(RunOutcome outcome, String way) {
        if (outcome instanceof RunOutcome.Failed failed) {
            throw new AssertionError(way + ": " + failed.reason() + "\nat: " + failed.sql(), failed.cause());
        }
    }

    /** A rule of the new schema that existing rows break, or a value that does not fit the new type. */
    private static boolean isRule(RunOutcome.Failed failed) {
        if (failed.reason().startsWith("Rows are in the way")) {
            return true;
        }
        for (Throwable at = failed.cause(); at != null; at = at.getCause()) {
            if (at instanceof SQLException refused) {
                String state = String.valueOf(refused.getSQLState());
                boolean constraint =
                        state.startsWith("23") || state.startsWith("22") || (refused.getErrorCode() & 0xff) == 19;
                if (constraint || String.valueOf(refused.getMessage()).contains("that are not there")) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Difference> differences(DatabaseSchema from) throws SQLException {
        return Differences.between(one.dialect(), from, read(one));
    }

    private static DatabaseSchema read(TestReach reach) throws SQLException {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }

    private RowPrint rows(DatabaseSchema schema) throws SQLException {
        try (Connection connection = one.open()) {
            return RowPrint.of(connection, schema, () -> false);
        }
    }

    /** The columns of which the plan says that values may not come back the same. */
    private static Set<String> changed(MigrationPlan plan) {
        Set<String> changed = new HashSet<>();
        for (Hazard hazard : plan.hazards()) {
            if (hazard.kind() == Hazard.Kind.CHANGES_VALUES && hazard.change() instanceof Change.AlterColumn alter) {
                changed.add(alter.table() + ": " + alter.before().name());
            }
        }
        return changed;
    }

    /** @param changed columns whose values need not come back */
    private static Map<String, String> kept(
            RowPrint print, DatabaseSchema start, DatabaseSchema wanted, Set<String> changed) {
        Map<String, String> kept = new TreeMap<>();
        for (Table table : start.tables()) {
            Table then = wanted.table(table.name()).orElse(null);
            RowPrint.TablePrint found = print.tables().get(table.name());
            // Rows without values are told as lost.
            boolean holdsNothing = then == null && table.columns().stream().allMatch(c -> c.generated() != null);
            if (found == null || holdsNothing) {
                continue;
            }
            kept.put(table.name() + ": rows", String.valueOf(found.rows()));
            boolean converted = false;
            for (Column column : table.columns()) {
                Column same = then == null ? null : then.column(column.name()).orElse(null);
                String name = table.name() + ": " + column.name();
                if (same == null || isKept(column, same) || !changed.contains(name)) {
                    kept.put(name, found.columns().get(column.name()));
                } else {
                    converted = true;
                }
            }
            if (!converted) {
                kept.put(table.name() + ": whole", found.whole());
            }
        }
        return kept;
    }

    private static boolean isKept(Column one, Column other) {
        return one.type().raw().equals(other.type().raw()) || one.generated() != null || other.generated() != null;
    }

    private static void build(TestReach reach, List<String> statements) throws SQLException {
        try (Connection connection = reach.open();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                tryOut(statement, sql);
            }
        }
    }

    /** Puts some rows into each table, as far as its rules allow. */
    private static void seed(TestReach reach, DatabaseSchema schema, Random random) throws SQLException {
        try (Connection connection = reach.open();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (reach.sqlite()) {
                statement.execute("PRAGMA foreign_keys = OFF");
            }
            for (Table table : schema.tables()) {
                if (table.kind() != TableKind.VIRTUAL && table.kind() != TableKind.FOREIGN) {
                    for (int i = 0; i < 6; i++) {
                        tryOut(statement, insert(table, random));
                    }
                }
            }
            if (reach.sqlite()) {
                dropOrphans(connection, schema);
            }
        }
    }

    private static String insert(Table table, Random random) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.generated() == null && random.nextInt(5) > 0) {
                columns.add(column.name());
                values.add(VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        String into = "INSERT INTO " + SqlName.quote(table.name());
        return columns.isEmpty()
                ? into + " DEFAULT VALUES"
                : into + " (" + SqlName.list(columns) + ") VALUES (" + String.join(", ", values) + ")";
    }

    /** Rows that refer to nothing were no fair start: a key that comes back would find them. */
    private static void dropOrphans(Connection connection, DatabaseSchema schema) throws SQLException {
        for (int round = 0; round < schema.tables().size(); round++) {
            for (Table table : schema.tables()) {
                String name = table.name().name();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DELETE FROM " + SqlName.quote(name)
                            + " WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check(" + SqlName.literal(name) + "))");
                } catch (SQLException mismatch) {
                    // A key to what cannot be referred to: SQLite takes no rows for it where keys are enforced.
                    try (Statement statement = connection.createStatement()) {
                        tryOut(statement, "DELETE FROM " + SqlName.quote(name));
                    }
                }
            }
        }
    }

    private static void tryOut(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }
}
