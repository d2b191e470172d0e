package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.workspace.Workspace;

/** What is typed into cells of every type, applied, and read back by the database's own words. */
class CellTypesTest {

    private static final String NINES = "9".repeat(38);

    /**
     * A type on PostgreSQL.
     *
     * @param typed what is typed
     * @param stored what the server says then
     * @param refused what it does not take; empty where it takes any text
     * @param here whether that is refused as it is typed, and not by the server
     */
    private record Type(String name, String typed, String stored, String refused, boolean here) {}

    private static final List<Type> TYPES = List.of(
            new Type("numeric", NINES + ".10", NINES + ".10", "1,5", true),
            new Type("numeric(38,10)", "0.1234567890", "0.1234567890", "0.12345678901", true),
            new Type("bigint", "9223372036854775807", "9223372036854775807", "9223372036854775808", true),
            new Type("double precision", "0.1", "0.1", "x", true),
            new Type("boolean", "yes", "true", "maybe", true),
            new Type("text", "", "", "", true),
            new Type("date", "2026-02-28", "2026-02-28", "2026-02-29", true),
            new Type("timestamptz", "2026-11-20 14:30:00.5+05:30", "2026-11-20 09:00:00.5+00", "14 o'clock", true),
            new Type("timestamp", "2026-11-20 14:30:00", "2026-11-20 14:30:00", "2026-13-01", true),
            new Type("timetz", "14:30:00+05:30", "14:30:00+05:30", "25:00", true),
            new Type("interval", "1 day 02:00:00", "1 day 02:00:00", "a while", false),
            new Type("mood", "happy", "happy", "hungry", false),
            new Type("jsonb", "{\"b\": [1, 2]}", "{\"b\": [1, 2]}", "{\"b\": }", true),
            new Type("xml", "<a/>", "<a/>", "<a>", false),
            new Type("text[]", "{a,NULL,\"b c\"}", "{a,NULL,\"b c\"}", "{a", true),
            new Type("uuid", "7F1C2A9E0D4B4C1E9A532B6F0E8D1C47", "7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47", "7f1c", true),
            new Type("bytea", "0x00FF", "\\x00ff", "hello", true),
            new Type("money", "12.34", "$12.34", "much", false),
            new Type("inet", "10.0.0.1/8", "10.0.0.1/8", "10.0.0", false),
            new Type("int4range", "[1,5]", "[1,6)", "[5,1]", false),
            new Type("tsvector", "a b", "'a' 'b'", "'", false),
            new Type("point", "1,2", "(1,2)", "(1;2)", false),
            new Type("polygon", "((0,0),(1,1),(1,0))", "((0,0),(1,1),(1,0))", "(0,0", false),
            new Type("bit(3)", "101", "101", "1011", false),
            new Type("varbit", "1", "1", "2", false),
            new Type("pair", "(1,x)", "(1,x)", "(x,1)", false),
            new Type("posint", "5", "5", "-5", false));

    @TempDir
    Path folder;

    private static ApplyOutcome apply(Workspace workspace) {
        List<ApplyOutcome> outcomes = new ArrayList<>();
        workspace.rowWork().apply(outcomes::add, problem -> {
            throw new AssertionError(problem.title() + problem.details());
        });
        return outcomes.getFirst();
    }

    private static String named(Type type) {
        return "c " + type.name();
    }

    private static String columns() {
        return TYPES.stream().map(type -> '"' + named(type) + '"').collect(Collectors.joining(", "));
    }

    private BrowseFixture types() throws Exception {
        StringBuilder sql = new StringBuilder("create table t (id int primary key");
        TYPES.forEach(
                type -> sql.append(", \"c ").append(type.name()).append("\" ").append(type.name()));
        return BrowseFixture.on(
                false,
                folder,
                "create type mood as enum ('sad', 'happy')",
                "create type pair as (a int, b text)",
                "create domain posint as int check (value > 0)",
                sql + ")",
                "insert into t (id) values (1), (2)");
    }

    @Test
    void everyTypeOfPostgresTakesWhatItsServerTakes() throws Exception {
        try (BrowseFixture db = types()) {
            RowGridModel t = db.grid("t");
            for (Type type : TYPES) {
                GridColumn column = column(t, named(type));
                boolean taken = type.typed().isEmpty()
                        ? t.edits().setEmptyText(t.row(0), column)
                        : t.edits().type(t.row(0), column, type.typed());
                assertThat(taken).as(type.name()).isTrue();
            }
            assertThat(apply(db.workspace())).isInstanceOf(ApplyOutcome.Applied.class);
            for (Type type : TYPES) {
                assertThat(db.value("select \"" + named(type) + "\"::text from t where id = 1"))
                        .as(type.name())
                        .isEqualTo(type.stored());
                GridColumn column = column(t, named(type));
                t.edits().setNull(t.row(0), column);
                assertThat(t.cell(0, column).value()).as(type.name()).isNull();
            }
            assertThat(apply(db.workspace())).isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.value("select num_nulls(" + columns() + ") from t where id = 1"))
                    .isEqualTo(String.valueOf(TYPES.size()));
        }
    }

    @Test
    void whatTheServerDoesNotTakeNamesItsCellAmongManyThatAreWritten() throws Exception {
        try (BrowseFixture db = types()) {
            RowGridModel t = db.grid("t");
            for (Type type : TYPES) {
                if (type.refused().isEmpty()) {
                    continue;
                }
                GridColumn column = column(t, named(type));
                TYPES.forEach(other -> t.edits().type(t.row(0), column(t, named(other)), other.typed()));
                boolean taken = t.edits().type(t.row(0), column, type.refused());
                assertThat(taken).as(type.name()).isEqualTo(!type.here());
                if (type.here()) {
                    assertThat(t.cell(0, column).bad()).as(type.name()).isNotNull();
                } else {
                    assertThat(apply(db.workspace()))
                            .as(type.name())
                            .isInstanceOfSatisfying(ApplyOutcome.Refused.class, refused -> assertThat(refused.column())
                                    .as(type.name() + ": " + refused.reason())
                                    .isEqualTo(named(type)));
                }
                t.edits().revertAll();
            }
        }
    }

    @Test
    void nullAndTheEmptyTextAreNeverConfused() throws Exception {
        for (boolean sqlite : List.of(true, false)) {
            try (BrowseFixture db = BrowseFixture.on(
                    sqlite,
                    Files.createTempDirectory(folder, "null"),
                    "create table t (id int primary key, a text, b text not null default 'given', n int default 7)",
                    "insert into t values (1, null, 'x', 1), (2, '', 'y', 2)")) {
                RowGridModel t = db.grid("t");
                t.edits().type(t.row(0), column(t, "a"), "");
                t.edits().type(t.row(1), column(t, "a"), "");
                assertThat(db.workspace().changeSet().isEmpty())
                        .as("nothing typed")
                        .isTrue();
                t.edits().setEmptyText(t.row(0), column(t, "a"));
                t.edits().setNull(t.row(1), column(t, "a"));
                t.edits().setEmptyText(t.row(1), column(t, "b"));
                t.edits().setNull(t.row(0), column(t, "b"));
                assertThat(t.cell(0, column(t, "b")).bad()).isNotNull();
                t.edits().putBack(t.row(0), column(t, "b"));
                int added = t.addRow(-1);
                t.edits().type(t.row(added), column(t, "id"), "3");
                t.edits().setNull(t.row(added), column(t, "n"));
                int other = t.addRow(-1);
                t.edits().type(t.row(other), column(t, "id"), "4");
                assertThat(apply(db.workspace())).isInstanceOf(ApplyOutcome.Applied.class);
                assertThat(db.rows("select id, a is null, coalesce(a, '-'), b, n from t order by 1"))
                        .containsExactly(
                                sqlite ? "1|0||x|1" : "1|f||x|1",
                                sqlite ? "2|1|-||2" : "2|t|-||2",
                                sqlite ? "3|1|-|given|null" : "3|t|-|given|null",
                                sqlite ? "4|1|-|given|7" : "4|t|-|given|7");
            }
        }
    }

    @Test
    void valuesOnSqliteKeepTheirStorageClass() throws Exception {
        try (BrowseFixture db = new BrowseFixture(
                folder,
                "create table t (id integer primary key, i integer, r real, x text, b blob, any, d decimal(38,10))",
                "insert into t values (1, 'words', x'01', 5, 'text', 1.5, 1)")) {
            RowGridModel t = db.grid("t");
            List<String> typed = List.of("42", "2.5", "0007", "0xFF", "0007", "12345678901234567890.5");
            List<String> columns = List.of("i", "r", "x", "b", "any", "d");
            for (int i = 0; i < columns.size(); i++) {
                assertThat(t.edits().type(t.row(0), column(t, columns.get(i)), typed.get(i)))
                        .as(columns.get(i))
                        .isTrue();
            }
            assertThat(apply(db.workspace())).isInstanceOf(ApplyOutcome.Applied.class);
            assertThat(db.rows("select typeof(i), typeof(r), typeof(x), x, typeof(b), typeof(any), any from t"))
                    .containsExactly("integer|real|text|0007|blob|text|0007");
            // SQLite has no exact decimals of that size: it stores what it makes of them, and that is what is shown.
            assertThat(t.edits().text().editText(t.cell(0, column(t, "d")).value()))
                    .isEqualTo(t.edits().text().editText(12345678901234567890.5));
        }
    }
}
