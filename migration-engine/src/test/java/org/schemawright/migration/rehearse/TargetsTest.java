package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Table;

class TargetsTest {

    @TempDir
    Path folder;

    private Targets targets(TestReach reach) {
        return new Targets(reach.dialect(), new ScratchDatabases(reach.dialect(), reach, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aScriptIsWhatTheDatabaseMakesOfIt(String engine) throws Exception {
        try (TestReach reach = TestReach.of(engine, folder)) {
            String table = "CREATE TABLE t (a INTEGER PRIMARY KEY, b VARCHAR(10) DEFAULT 'x;y' CHECK (b <> ''))";
            reach.execute(table);
            String script = "DROP TABLE IF EXISTS t; DROP TABLE t;\n" + table + ";\nINSERT INTO t (a) VALUES (1);";
            Path file = Files.writeString(folder.resolve("script.sql"), script);
            TargetSchema target = targets(reach).script(file, () -> false);
            assertThat(SchemaDiffer.differences(read(reach), target.schema())).isEmpty();
            assertThat(target.notes()).isEmpty();
            assertThat(targets(reach).database(reach).schema()).isEqualTo(read(reach));
        }
    }

    @Test
    void aDumpForPsqlIsReadWhateverRolesTheServerHas() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            TargetSchema target = targets(reach).script("""
                    \\restrict abc
                    SET statement_timeout = 0;
                    SET unheard_of_setting = 0;
                    SELECT pg_catalog.set_config('search_path', '', false);
                    CREATE SCHEMA public;
                    CREATE TYPE public.mood AS ENUM ('good', 'bad');
                    CREATE TABLE public.t (a int, m public.mood);
                    ALTER TABLE public.t OWNER TO nobody_here;
                    COPY public.t (a, m) FROM stdin;
                    1\tgood
                    \\.
                    GRANT SELECT ON TABLE public.t TO nobody_here;
                    CREATE FUNCTION public.f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
                    \\unrestrict abc
                    """, () -> false);
            assertThat(target.schema().tables()).extracting(Table::name).hasToString("[t]");
            assertThat(target.schema().enums()).hasSize(1);
            assertThat(target.schema().routines()).hasSize(1);
            assertThat(target.notes()).hasSize(5);
        }
    }

    @Test
    void anExtensionThatTheScriptMakesIsNotThereBefore() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            reach.execute("CREATE EXTENSION citext");
            assertThat(targets(reach)
                            .script("CREATE TABLE t (a citext)", () -> false)
                            .schema()
                            .tables())
                    .hasSize(1);
            assertThat(targets(reach)
                            .script("CREATE EXTENSION citext; CREATE TABLE t (a citext)", () -> false)
                            .schema()
                            .tables())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aScriptThatFailsSaysWhere(String engine) throws Exception {
        try (TestReach reach = TestReach.of(engine, folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            assertThatThrownBy(() -> targets(reach)
                            .script("CREATE TABLE a (b int);\n\n  CREATE VIEW v AS SELECT nothing;", () -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("The script stops in line 3: CREATE VIEW v AS SELECT nothing\n")
                    .hasMessageContaining("nothing");
            Path file = Files.write(folder.resolve("s.sql"), "SELECT 'ü'".getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> targets(reach).script(file, () -> false))
                    .hasMessageContaining("is not UTF-8 text");
        }
    }

    @Test
    void aScriptCannotReachOtherFiles() throws Exception {
        try (TestReach reach = TestReach.sqlite(folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            Path other = folder.resolve("other.db");
            assertThatThrownBy(() ->
                            targets(reach).script("ATTACH '" + other + "' AS o; CREATE TABLE o.t (a)", () -> false))
                    .hasMessageContaining("reaches out of the database");
            assertThat(other).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aScriptWithoutEndStopsWithinASecond(String engine) throws Exception {
        try (TestReach reach = TestReach.of(engine, folder)) {
            reach.execute("CREATE TABLE t (a INTEGER)");
            Instant[] begun = new Instant[1];
            String endless = "CREATE TABLE e AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                    + " SELECT count(*) AS c FROM n";
            Instant deadline = Instant.now().plusSeconds(1);
            assertThatThrownBy(() -> targets(reach).script(endless, () -> {
                        boolean late = Instant.now().isAfter(deadline);
                        if (late && begun[0] == null) {
                            begun[0] = Instant.now();
                        }
                        return late;
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.between(Objects.requireNonNull(begun[0]), Instant.now()))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aDraftComesBackAsTheEngineSaysIt() throws Exception {
        try (TestReach reach = TestReach.postgresql()) {
            reach.execute("CREATE TABLE t (a int DEFAULT 1 + 1, CHECK (a > 0))");
            DatabaseSchema schema = read(reach);
            assertThat(targets(reach).canonical(schema, () -> false).schema().structure())
                    .isEqualTo(schema.structure());
            assertThat(targets(reach)
                            .entities(
                                    folder,
                                    (classes, dialect) -> List.of("create table t (a int default 1+1, check (a>0))"),
                                    () -> false)
                            .schema()
                            .structure())
                    .isEqualTo(schema.structure());
        }
    }

    @Test
    void databasesOfTwoEnginesAreNotCompared() throws Exception {
        try (TestReach server = TestReach.postgresql();
                TestReach file = TestReach.sqlite(folder)) {
            file.execute("CREATE TABLE t (a INTEGER)");
            assertThatThrownBy(() -> targets(file).database(server))
                    .hasMessage("This database is SQLite and the other one PostgreSQL. Compare two of one engine.");
        }
    }

    private static DatabaseSchema read(TestReach reach) throws Exception {
        try (Connection connection = reach.open()) {
            return reach.dialect().schemaReader().read(connection);
        }
    }
}
