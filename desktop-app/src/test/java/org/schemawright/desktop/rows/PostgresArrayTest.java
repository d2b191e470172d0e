package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

class PostgresArrayTest {

    private static final List<String> GOOD = List.of(
            "{}",
            "{1,2}",
            "{ a , b }",
            "{NULL,null,\"NULL\"}",
            "{\"a,b\",\"{\",\"q\\\"\",\"b\\\\s\"}",
            "{{1,2},{3,4}}",
            "[0:1]={a,b}",
            "{a b}",
            "{\"\"}",
            "{\\a}",
            "{שלום,👋🏽}");

    private static final List<String> BAD =
            List.of("", "1,2", "{1,2", "{\"a}", "{a,}", "{,}", "{a\"b\"}", "{a} x", "{{1}", "{\"a\" b}", "{a,,b}");

    /** PostgreSQL's own judgement is the measure. */
    @Test
    void judgesAsTheServerDoes() throws Exception {
        try (RowsFixture db = RowsFixture.postgres();
                Connection connection = db.database().reader()) {
            for (String text : GOOD) {
                assertThat(accepted(connection, text)).as("server: %s", text).isTrue();
                assertThat(PostgresArray.problem(text)).as(text).isEmpty();
            }
            for (String text : BAD) {
                assertThat(accepted(connection, text)).as("server: %s", text).isFalse();
                assertThat(PostgresArray.problem(text)).as(text).startsWith("at character ");
            }
        }
    }

    @Test
    void linesAndTheArrayAreTheSameForTheServer() throws Exception {
        try (RowsFixture db = RowsFixture.postgres();
                Connection connection = db.database().reader();
                PreparedStatement same = connection.prepareStatement("select ?::text[] = ?::text[]")) {
            for (String text : GOOD) {
                String lines = PostgresArray.lines(text).orElse("");
                if (text.startsWith("{{") || text.startsWith("[")) {
                    assertThat(PostgresArray.lines(text)).as(text).isEmpty();
                    continue;
                }
                same.setString(1, text);
                same.setString(2, PostgresArray.ofLines(lines));
                try (ResultSet answer = same.executeQuery()) {
                    answer.next();
                    assertThat(answer.getBoolean(1)).as("%s as %s", text, lines).isTrue();
                }
            }
        }
    }

    private static boolean accepted(Connection connection, String text) {
        try (PreparedStatement statement = connection.prepareStatement("select ?::text[]")) {
            statement.setString(1, text);
            statement.executeQuery().close();
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer[] | {1,x} | takes a list; as its element 2 it takes a whole number.",
                "boolean[] | {t,2} | takes a list; as its element 2 it takes true or false.",
                "integer[] | {1,2 | takes a list in braces, such as {1,2,3}; at character 1 this brace is not closed."
            })
    void saysWhichElementIsWrong(String type, String text, String sentence) {
        Column column = Column.of("c", ColumnType.of(type, TypeKind.ARRAY), true);
        assertThat(new CellValues("postgresql").parse(column, text)).isEqualTo(new ParsedCell.Refused("c " + sentence));
    }
}
