package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {

    private static List<String> split(String text, boolean sqlite) throws RefusedException {
        return ScriptSplitter.split(text, sqlite).statements().stream()
                .map(ScriptStatement::sql)
                .toList();
    }

    @Test
    void semicolonsInTextsNamesAndCommentsEndNothing() throws Exception {
        assertThat(split(
                        "\uFEFFSELECT 'a;b' -- c;d\n, \"e;f\" /* g;h */;;\r\nSELECT $x$ i;j $x$, E'\\';' ; select 1",
                        false))
                .containsExactly("SELECT 'a;b' -- c;d\n, \"e;f\"", "SELECT $x$ i;j $x$, E'\\';'", "select 1");
    }

    @Test
    void bodiesAreWhole() throws Exception {
        String trigger = "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END;"
                + " DELETE FROM c; END";
        assertThat(split(trigger + ";\nSELECT 1;", true)).containsExactly(trigger, "SELECT 1");
        String atomic = "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END;"
                + " SELECT 2; END";
        String rule = "CREATE RULE r AS ON INSERT TO a DO (DELETE FROM b; DELETE FROM c)";
        String block = "DO $$ BEGIN PERFORM 1; END $$";
        assertThat(split(String.join(";\n", atomic, rule, block, "BEGIN", "COMMIT"), false))
                .containsExactly(atomic, rule, block, "BEGIN", "COMMIT");
    }

    @Test
    void commandsOfTheProgramsAreToldAndRowsPassedOver() throws Exception {
        ScriptSplitter.Script script = ScriptSplitter.split("""
                \\restrict it's
                CREATE TABLE a (b text);
                COPY a (b) FROM stdin;
                it's a row; with "all sorts"
                \\.

                \\echo 'done
                SELECT 'a
                \\connect b';
                """, false);
        assertThat(script.statements().stream().map(ScriptStatement::line)).containsExactly(2, 8);
        assertThat(script.notes()).hasSize(3);
        assertThat(script.notes().getFirst())
                .isEqualTo("Line 1 is a command of psql (\\restrict) and was passed over.");
        assertThat(split(".mode list\nSELECT\n.5;", true)).containsExactly("SELECT\n.5");
        assertThat(split("CREATE DATABASE a;\n\\c a;\nSELECT 1;", false)).containsExactly("SELECT 1");
        assertThatThrownBy(() -> split("CREATE DATABASE a;\n\\c a\n\\c b\n", false))
                .hasMessageContaining("command of psql: \\c b.");
        assertThatThrownBy(() -> split("SELECT 1;\n\\i other.sql\n", false))
                .hasMessageStartingWith("Line 2 of the script is a command of psql: \\i other.sql.");
        assertThatThrownBy(() -> split(".read other.sql\n", true)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatReachesOutOfTheDatabaseIsFound() {
        assertThat(List.of(
                        "CREATE ROLE a",
                        "drop database x",
                        "ALTER SYSTEM SET a = 1",
                        "GRANT a TO b",
                        "GRANT CONNECT ON DATABASE a TO b",
                        "DROP OWNED BY a",
                        "COPY a FROM '/tmp/x'",
                        "COPY a TO PROGRAM 'x'",
                        "COMMENT ON DATABASE a IS 'x'",
                        "DO $$BEGIN EXECUTE 'CREATE ROLE x'; END$$"))
                .allMatch(ServerWide::isPostgresql);
        assertThat(List.of(
                        "CREATE TABLE role (a int)",
                        "CREATE USER MAPPING FOR a SERVER b",
                        "GRANT SELECT ON TABLE a TO b",
                        "COPY a FROM STDIN",
                        "COMMENT ON TABLE a IS 'database'",
                        "ALTER TABLE a OWNER TO b",
                        "DO $$BEGIN PERFORM 1; END$$"))
                .noneMatch(ServerWide::isPostgresql);
        assertThat(List.of("ATTACH 'x' AS y", "VACUUM main INTO 'x'", "backup to x", "restore from x"))
                .allMatch(ServerWide::isSqlite);
        assertThat(List.of("VACUUM", "CREATE TABLE attach (a)")).noneMatch(ServerWide::isSqlite);
    }
}
