package org.schemawright.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionFileTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T19:12:00Z");

    private static Revision revision(String dialect, List<String> up, List<String> down) {
        return new Revision(
                "4f2a9c1be073", List.of("91d0aa17c2e4"), "Add country: “Zürich” #1", "ann", CREATED, dialect, up, down);
    }

    @Test
    void looksLikeThis() {
        Revision revision = new Revision(
                "4f2a9c1be073",
                List.of("91d0aa17c2e4"),
                "Add country",
                "ann",
                CREATED,
                "postgresql",
                List.of("ALTER TABLE customer\n  ADD COLUMN country text"),
                List.of("ALTER TABLE customer DROP COLUMN country"));

        assertThat(RevisionFile.write(revision)).isEqualTo("""
                        # revision: 4f2a9c1be073
                        # parents: 91d0aa17c2e4
                        # message: Add country
                        # author: ann
                        # created: 2026-11-20T19:12:00Z
                        databaseChangeLog:
                        - changeSet:
                            id: "4f2a9c1be073"
                            author: "ann"
                            logicalFilePath: "rev/4f2a9c1be073"
                            comment: "Add country"
                            changes:
                            - sql:
                                dbms: postgresql
                                splitStatements: false
                                stripComments: false
                                sql: |-
                                  ALTER TABLE customer
                                    ADD COLUMN country text
                            rollback:
                            - sql:
                                dbms: postgresql
                                splitStatements: false
                                stripComments: false
                                sql: |-
                                  ALTER TABLE customer DROP COLUMN country
                        """);
    }

    @Test
    void isNamedByTimeIdAndMessage() {
        assertThat(RevisionFile.name(revision("sqlite", List.of(), List.of())))
                .isEqualTo("20261120T191200_4f2a9c1be073_add_country_zürich_1.yaml");
    }

    static Stream<String> texts() {
        return Stream.of(
                "SELECT '${user.home} ${x}'",
                "SELECT 1 -- the end",
                "-- rollback DROP TABLE t\nSELECT 1",
                "SELECT ';', '--', '$$', '''', '\"', '\\', '#', ': ', '- '",
                "CREATE FUNCTION f() RETURNS int AS $$\nBEGIN\n\tRETURN 1; -- one\nEND;\n$$ LANGUAGE plpgsql",
                "CREATE TRIGGER t AFTER INSERT ON a\nBEGIN\n  UPDATE a SET n = CASE WHEN 1 THEN 2 END;\nEND",
                "SELECT 'a\r\nb\rc\nd'",
                "  SELECT 1  ",
                "\n\nSELECT 1\n\n",
                "\tSELECT\t'\t'\t",
                "SELECT '  \n   \n two spaces before the break  \n  '",
                "SELECT 'äöü 漢字 🐘 \u00a0 \u2028 \ufeff \u0001 \u0085 \u007f'",
                "SELECT 'an unpaired \ud83d surrogate'",
                "SELECT '\n---\n...\n%YAML 1.1\n'",
                "SELECT ' \n  \n   leading blanks grow\n'",
                "GO\n/\nSELECT 1");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackCharacterForCharacter(String sql) throws Exception {
        Revision revision = revision("postgresql", List.of(sql, "SELECT 2"), List.of(sql));

        assertThat(RevisionFile.read(RevisionFile.write(revision), "postgresql"))
                .isEqualTo(revision);
    }

    @Test
    void anyTextComesBack() throws Exception {
        Random random = new Random(20261120);
        String[] pieces = {
            " ", "  ", "\n", "\r", "\t", "a", "'", "\"", "\\", "|", "-", "#", ": ", "ß", "\u2028", "🐘", "${a}",
            "\u0000"
        };
        for (int round = 0; round < 2000; round++) {
            StringBuilder sql = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                sql.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = "x" + sql;
            Revision revision = revision("postgresql", List.of(sql + "x", text), List.of(text));
            if (StatementText.objection(revision.up().getFirst(), "postgresql").isEmpty()) {
                assertThat(RevisionFile.read(RevisionFile.write(revision), "postgresql"))
                        .isEqualTo(revision);
            }
        }
    }

    @Test
    void survivesGitsLineEndings() throws Exception {
        Revision revision = revision("sqlite", List.of("SELECT 1\nFROM a"), List.of("SELECT '\r\n'"));

        assertThat(RevisionFile.read(RevisionFile.write(revision).replace("\n", "\r\n"), "sqlite"))
                .isEqualTo(revision);
    }

    @Test
    void notesStandBesideTheStatements() throws Exception {
        Revision revision = revision("sqlite", List.of("SELECT 1", "SELECT 2"), List.of("SELECT 3"));

        String text = RevisionFile.write(revision, new RevisionNotes(List.of("Count\nto: 'one'"), List.of("Back")));

        assertThat(text).contains("changes:\n    # Count to: 'one'\n    - sql:").contains("    # Back\n");
        assertThat(RevisionFile.read(text, "sqlite")).isEqualTo(revision);
    }

    @Test
    void keepsThatThereIsNoWayBack() throws Exception {
        Revision oneWay = revision("sqlite", List.of("SELECT 1"), List.of());
        Revision merge = revision("sqlite", List.of(), List.of());

        assertThat(RevisionFile.write(oneWay)).doesNotContain("rollback:");
        assertThat(RevisionFile.read(RevisionFile.write(oneWay), "sqlite").hasWayBack())
                .isFalse();
        assertThat(RevisionFile.write(merge)).contains("rollback:\n    - empty: {}");
        assertThat(RevisionFile.read(RevisionFile.write(merge), "sqlite")).isEqualTo(merge);
    }

    @Test
    void leavesOutWhatIsForAnotherEngine() throws Exception {
        String text = RevisionFile.write(revision("sqlite", List.of("SELECT 1", "SELECT 2"), List.of()))
                .replaceFirst("dbms: sqlite\n(?=        split)", "dbms: postgresql\n");

        assertThat(RevisionFile.read(text, "sqlite").up()).containsExactly("SELECT 2");
        assertThat(RevisionFile.read(text, "postgresql").up()).containsExactly("SELECT 1");
    }

    static Stream<Arguments> refused() {
        String good = RevisionFile.write(revision("sqlite", List.of("SELECT 1"), List.of("SELECT 2")));
        String change = "changes:\n    - sql:";
        return Stream.of(
                Arguments.of(
                        good.replace(change, "changes:\n    - executeCommand: {executable: rm}\n    - sql:"),
                        "executeCommand"),
                Arguments.of(
                        good.replace(change, "changes:\n    - customChange: {class: a.B}\n    - sql:"), "customChange"),
                Arguments.of(
                        good.replace(change, "changes:\n    - dropTable: {tableName: a}\n    - sql:"), "dropTable"),
                Arguments.of(
                        good.replace("rollback:\n", "rollback:\n    - customChange: {class: a.B}\n"), "customChange"),
                Arguments.of(good + "- include: {file: 'http://example.org/x.yaml'}\n", "include"),
                Arguments.of(good + "- property: {file: a.properties}\n", "property"),
                Arguments.of(good.replace("    id:", "    runInTransaction: false\n    id:"), "runInTransaction"),
                Arguments.of(good.replace("    id:", "    runWith: psql\n    id:"), "runWith"),
                Arguments.of(
                        good.replace("- not:", "- customPrecondition: {className: a.B}\n      - not:"),
                        "customPrecondition"),
                Arguments.of(good.replace("onFail: HALT", "onFail: MARK_RAN"), "HALT"),
                Arguments.of(good.replaceFirst("splitStatements: false", "splitStatements: true"), "splitStatements"),
                Arguments.of(good.replaceFirst("stripComments: false", "stripComments: true"), "stripComments"),
                Arguments.of(good.replaceFirst("SELECT 1", "COMMIT"), "transaction"),
                Arguments.of(good.replaceFirst("SELECT 1", "SELECT 1; SELECT 2"), "more than one statement"),
                Arguments.of(good.replaceFirst("SELECT 1", "-- nothing"), "no statement"),
                Arguments.of(good.replace("# revision: 4f2a9c1be073\n", ""), "# revision:"),
                Arguments.of(good.replace("id: \"4f2a9c1be073\"", "id: \"000000000000\""), "id"),
                Arguments.of(good.replace("\"rev/4f2a9c1be073\"", "\"elsewhere\""), "logicalFilePath"),
                Arguments.of(good.replace("2026-11-20T19:12:00Z", "yesterday"), "created"),
                Arguments.of(good.replace("preConditions:\n", "preConditions: &a\n    - not: *a\n"), "YAML"),
                Arguments.of(good + "- {", "YAML"),
                Arguments.of("", "empty"),
                Arguments.of("# revision: a\n", "empty"),
                Arguments.of("# revision: a\n- b\n", "the file"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String text, String because) {
        assertThatThrownBy(() -> RevisionFile.read(text, "sqlite"))
                .isInstanceOf(UnreadableRevisionException.class)
                .hasMessageContaining(because);
    }

    @Test
    void oneStatementMayHoldOthersInside() {
        assertThat(StatementText.objection(
                        "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM b; END;",
                        "sqlite"))
                .isEmpty();
        assertThat(StatementText.objection(
                        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2", "sqlite"))
                .isPresent();
        assertThat(StatementText.objection("SELECT ';' /* ; */ -- ;\n;", "sqlite"))
                .isEmpty();
        assertThat(StatementText.objection("PREPARE TRANSACTION 'a'", "postgresql"))
                .isPresent();
        assertThat(StatementText.objection("DO $$ BEGIN PERFORM 1; END $$", "postgresql"))
                .isEmpty();
        assertThat(StatementText.objection(
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 1",
                        "postgresql"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (id int); COMMIT; DROP TABLE b",
                "SELECT E'it\\'s; '; ROLLBACK",
                "SELECT 1; END",
                "SELECT 1; PREPARE TRANSACTION 'a'"
            })
    void noneOfSeveralStatementsEndsTheTransaction(String sql) {
        assertThat(StatementText.objection(sql, "postgresql").orElse("")).contains("ends a transaction");
    }
}
