package org.schemawright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.postgresql.TestPostgres;
import org.schemawright.migration.run.RowsFound;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

/** What is foretold of values that get another type is what becomes of them: each is really converted, there and back. */
class ValueFitTest {

    private static final List<String> NUMBERS =
            List.of("0", "1", "-7", "32767", "32768", "2147483648", "9007199254740993", "16777217");
    private static final List<String> FRACTIONS =
            List.of("0", "1.5", "-2.25", "9.99", "9.995", "99.9", "32767.4", "32767.6", "100000", "'NaN'");
    private static final List<String> TEXTS = List.of(
            "''", "'abc'", "'abc  '", "'abcd'", "'12'", "'012'", "' 12'", "'12.0'", "'1e3'", "'0x1f'", "'99999'");
    private static final List<String> MOMENTS =
            List.of("'2026-11-20 00:00:00'", "'2026-11-20 10:30:00'", "'2026-11-20 10:30:00.25'");

    /** What came of one value. */
    private record Course(boolean stopped, boolean same) {}

    private final List<String> wrong = new ArrayList<>();

    @Test
    void onPostgresql() throws SQLException {
        try (TestPostgres.Database database = TestPostgres.create()) {
            MigrationEngine engine =
                    new MigrationEngine(Dialects.forUrl(database.jdbcUrl()).orElseThrow());
            try (Connection connection = database.open()) {
                Case all = new Case(engine, connection, "");
                all.check("bigint", NUMBERS, "smallint", "integer", "numeric", "numeric(5,2)", "text", "varchar(4)");
                all.check("bigint", NUMBERS, "real", "double precision");
                all.check("smallint", NUMBERS.subList(0, 4), "bigint", "boolean", "real");
                all.check("numeric", FRACTIONS, "numeric(3,1)", "numeric(6,2)", "integer", "smallint", "text");
                all.check("double precision", FRACTIONS, "integer", "smallint", "text");
                all.check("text", TEXTS, "varchar(3)", "integer", "smallint", "bigint");
                all.check("character varying(20)", TEXTS, "varchar(30)", "varchar(3)", "text");
                all.check("timestamp", MOMENTS, "date", "timestamp(0)", "timestamp(1)", "text");
                all.check("date", List.of("'2026-11-20'"), "timestamp", "text");
                all.check("boolean", List.of("true", "false"), "integer", "text");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onSqlite() throws SQLException {
        List<String> mixed = new ArrayList<>(TEXTS);
        mixed.addAll(NUMBERS);
        mixed.addAll(List.of("1.5", "1e300", "x'6162'", "0.1", "9223372036854775807", "NULL"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            MigrationEngine engine =
                    new MigrationEngine(Dialects.forUrl("jdbc:sqlite:x").orElseThrow());
            Case loose = new Case(engine, connection, "");
            for (String from : List.of("TEXT", "INTEGER", "REAL", "NUMERIC", "BLOB")) {
                loose.check(from, mixed, "TEXT", "INTEGER", "REAL", "NUMERIC", "BLOB");
            }
            Case strict = new Case(engine, connection, " STRICT");
            strict.check("ANY", mixed, "TEXT", "INTEGER", "REAL", "BLOB");
            strict.check("TEXT", TEXTS, "INTEGER", "REAL", "BLOB", "ANY");
        }
        assertThat(wrong).isEmpty();
    }

    private final class Case {
        private final MigrationEngine engine;
        private final Connection connection;
        private final String options;

        Case(MigrationEngine engine, Connection connection, String options) {
            this.engine = engine;
            this.connection = connection;
            this.options = options;
        }

        void check(String from, List<String> values, String... types) throws SQLException {
            execute("CREATE TABLE t (id integer PRIMARY KEY, v " + from + ")" + options);
            DatabaseSchema schema = engine.reflect(connection);
            Table table = schema.tables().getFirst();
            Column v = table.column("v").orElseThrow();
            for (String type : types) {
                Column other = new Column("v", engine.dialect().parseType(type), true, null, null, null, null, null);
                if (other.type().raw().equals(v.type().raw())) {
                    continue;
                }
                List<Change> changes = List.of(new Change.AlterColumn(table.name(), v, other));
                MigrationPlan plan = new Planner(
                                engine.dialect().changeWriter(),
                                engine.dialect().migrationWriter())
                        .plan(schema, changes);
                MigrationPlan keeping = engine.plan(schema, changes);
                for (String value : values) {
                    String name = from + " to " + type + ": " + value;
                    check(plan, name, value);
                    checkKept(keeping, name);
                }
            }
            execute("DROP TABLE t");
        }

        private void check(MigrationPlan plan, String name, String value) throws SQLException {
            execute("DELETE FROM t", "INSERT INTO t VALUES (1, " + value + ")");
            List<HazardFacts> facts = engine.facts(plan, connection, () -> false);
            Course course = course(plan);
            RowsFound stops = found(facts, Hazard.Kind.ROWS_MAY_BREAK_RULE);
            RowsFound loses = found(facts, Hazard.Kind.CHANGES_VALUES);
            boolean stopSaid = facts.stream().anyMatch(f -> f.hazard().kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE);
            boolean lossSaid = facts.stream().anyMatch(f -> f.hazard().kind() == Hazard.Kind.CHANGES_VALUES);
            if (stops != null && stops.unknown() != null || loses != null && loses.unknown() != null) {
                wrong.add(name + ": not known: " + facts);
            }
            // Where it is known, it is so; where nothing was said, nothing happens.
            if (stops != null ? course.stopped() == stops.isNone() : course.stopped() && !stopSaid) {
                wrong.add(name + ": stopped " + course.stopped() + ", said " + stops);
            }
            boolean lost = !course.stopped() && !course.same();
            if (!course.stopped() && (loses != null ? lost == loses.isNone() : lost && !lossSaid)) {
                wrong.add(name + ": lost " + lost + ", said " + loses);
            }
        }

        /** Whatever is not said to change comes back, because it is the same or was kept. */
        private void checkKept(MigrationPlan plan, String name) throws SQLException {
            boolean said = plan.hazards().stream().anyMatch(h -> h.kind() == Hazard.Kind.CHANGES_VALUES);
            Course course = course(plan);
            if (!course.stopped() && !course.same() && !said) {
                wrong.add(name + ": not kept");
            }
        }

        private @Nullable RowsFound found(List<HazardFacts> facts, Hazard.Kind kind) {
            return facts.stream()
                    .filter(f -> f.hazard().kind() == kind)
                    .flatMap(f -> f.found().stream())
                    .findFirst()
                    .orElse(null);
        }

        private Course course(MigrationPlan plan) throws SQLException {
            String before = value();
            connection.setAutoCommit(false);
            try {
                try {
                    plan.up().forEach(s -> run(s.sql()));
                } catch (IllegalStateException stopped) {
                    return new Course(true, true);
                }
                plan.down().forEach(s -> run(s.sql()));
                return new Course(false, Objects.equals(before, value()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        private void run(String sql) {
            try {
                execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private String value() throws SQLException {
            boolean sqlite = engine.dialect().id().equals("sqlite");
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            sqlite
                                    ? "SELECT typeof(v) || ' ' || quote(v) FROM t"
                                    : "SELECT CASE pg_typeof(v)::text WHEN 'numeric' THEN trim_scale(v::text::numeric)::text ELSE v::text END FROM t")) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }

        private void execute(String... statements) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }
}
