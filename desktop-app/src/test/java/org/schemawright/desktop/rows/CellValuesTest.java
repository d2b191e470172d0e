package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.sqlite.SqliteDialect;

class CellValuesTest {

    private static final Dialect SQLITE = new SqliteDialect();
    private static final Dialect POSTGRES = new PostgresqlDialect();

    private static ParsedCell parse(Dialect dialect, String type, String typed) {
        Column column = Column.of("Milliseconds", dialect.parseType(type), true);
        return new CellValues(dialect.id()).parse(column, typed);
    }

    private static String refusal(Dialect dialect, String type, String typed) {
        return parse(dialect, type, typed) instanceof ParsedCell.Refused refused ? refused.sentence() : "taken";
    }

    private static Object value(Dialect dialect, String type, String typed) {
        return parse(dialect, type, typed) instanceof ParsedCell.Value value ? value.value() : "refused";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INTEGER        | abc                    | Milliseconds takes a whole number.
                    INTEGER        | 1.5                    | Milliseconds takes a whole number.
                    INTEGER        | ''                     | Milliseconds takes a whole number.
                    INTEGER        | 9223372036854775808    | Milliseconds takes whole numbers of at most 18 digits.
                    INTEGER        | 1e9999                 | Milliseconds takes whole numbers of at most 18 digits.
                    NUMERIC(10,2)  | 1,5                    | Milliseconds takes a number.
                    REAL           | x                      | Milliseconds takes a number.
                    BOOLEAN        | maybe                  | Milliseconds takes true or false.
                    DATE           | 2026-02-30             | Milliseconds takes a date such as 2026-11-20.
                    DATE           | tomorrow               | Milliseconds takes a date such as 2026-11-20.
                    DATETIME       | 2026-11-20 25:00:00    | Milliseconds takes a date and time such as 2026-11-20 14:30:00.
                    BLOB           | hello                  | Milliseconds takes bytes in hexadecimal, such as 0x48656C6C6F.
                    BLOB           | 0x123                  | Milliseconds takes bytes in hexadecimal, such as 0x48656C6C6F.
                    """)
    void whatSqliteColumnsAreNotMeantFor(String type, String typed, String sentence) {
        assertThat(refusal(SQLITE, type, typed)).isEqualTo(sentence);
    }

    @Test
    void whatSqliteColumnsTake() {
        assertThat(value(SQLITE, "INTEGER", " 42 ")).isEqualTo(42L);
        assertThat(value(SQLITE, "INTEGER", "5.0")).isEqualTo(5L);
        assertThat(value(SQLITE, "NUMERIC(10,2)", "5")).isEqualTo(5L);
        assertThat(value(SQLITE, "NUMERIC(10,2)", "0.99")).isEqualTo(0.99);
        assertThat(value(SQLITE, "REAL", "5")).isEqualTo(5.0);
        assertThat(value(SQLITE, "BOOLEAN", "yes")).isEqualTo(1L);
        assertThat(value(SQLITE, "NVARCHAR(3)", " longer ")).isEqualTo(" longer ");
        assertThat(value(SQLITE, "TEXT", "")).isEqualTo("");
        assertThat(value(SQLITE, "DATE", "2026-11-20")).isEqualTo("2026-11-20");
        assertThat(value(SQLITE, "DATE", "20.11.2026")).isEqualTo("20.11.2026");
        assertThat(value(SQLITE, "DATETIME", "1763676000")).isEqualTo(1763676000L);
        assertThat((byte[]) value(SQLITE, "BLOB", "x'48FF'")).containsExactly(0x48, 0xff);
        assertThat(value(SQLITE, "", "0123")).isEqualTo("0123");
        assertThat(value(SQLITE, "", "123")).isEqualTo(123L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    integer        | abc             | Milliseconds takes a whole number.
                    integer        | 2147483648      | Milliseconds takes whole numbers from -2147483648 to 2147483647.
                    smallint       | 40000           | Milliseconds takes whole numbers from -32768 to 32767.
                    bigint         | 9223372036854775808 | Milliseconds takes whole numbers of at most 18 digits.
                    numeric(5,2)   | 1000            | Milliseconds takes at most 3 digits before the point.
                    numeric(5,2)   | 1.005           | Milliseconds takes at most 2 digits after the point.
                    numeric(3,0)   | 1.5             | Milliseconds takes a whole number.
                    real           | 1e300           | Milliseconds takes a smaller number.
                    boolean        | 2               | Milliseconds takes true or false.
                    uuid           | 7f1c2a9e        | Milliseconds takes a UUID such as 7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47.
                    date           | 2026-02-29      | Milliseconds takes a date such as 2026-11-20.
                    timestamp with time zone | now?  | Milliseconds takes a date and time such as 2026-11-20 14:30:00.
                    time without time zone | 25:00   | Milliseconds takes a time such as 14:30:00.
                    varchar(3)     | Bücher          | Milliseconds takes at most 3 characters; these are 6.
                    bytea          | hello           | Milliseconds takes bytes in hexadecimal, such as 0x48656C6C6F.
                    integer[]      | 1,2             | Milliseconds takes a list in braces, such as {1,2,3}.
                    jsonb          | {"a": }         | Milliseconds takes JSON, such as {"size": 3}. It breaks off at line 1, column 7.
                    jsonb          | ''              | Milliseconds takes JSON, such as {"size": 3}.
                    """)
    void whatPostgresWouldRefuse(String type, String typed, String sentence) {
        assertThat(refusal(POSTGRES, type, typed)).isEqualTo(sentence);
    }

    @Test
    void whatPostgresColumnsTake() {
        assertThat(value(POSTGRES, "integer", "42")).isEqualTo(42);
        assertThat(value(POSTGRES, "bigint", "42")).isEqualTo(42L);
        assertThat(value(POSTGRES, "smallint", "42")).isEqualTo((short) 42);
        assertThat(value(POSTGRES, "numeric(5,2)", "0.10")).isEqualTo(new BigDecimal("0.10"));
        assertThat(value(POSTGRES, "numeric", "1e3")).isEqualTo(new BigDecimal("1E+3"));
        assertThat(value(POSTGRES, "boolean", "t")).isEqualTo(true);
        assertThat(value(POSTGRES, "uuid", "7F1C2A9E0D4B4C1E9A532B6F0E8D1C47"))
                .isEqualTo(UUID.fromString("7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47"));
        assertThat(value(POSTGRES, "date", "0044-03-15 BC")).isEqualTo("0044-03-15 BC");
        assertThat(value(POSTGRES, "timestamp with time zone", "2026-11-20 14:30:00.123456+01"))
                .isEqualTo("2026-11-20 14:30:00.123456+01");
        assertThat(value(POSTGRES, "timestamp with time zone", "infinity")).isEqualTo("infinity");
        assertThat(value(POSTGRES, "inet", "10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(value(POSTGRES, "varchar(3)", "äöü")).isEqualTo("äöü");
    }

    @Test
    void whatIsShownForEditingGivesTheSameValueBack() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            same(SQLITE, "INTEGER", random.nextLong());
            same(SQLITE, "REAL", Double.longBitsToDouble(random.nextLong()));
            same(SQLITE, "", random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) / 8.0);
            same(SQLITE, "", random.nextBoolean() ? (Object) random.nextLong() : "x" + random.nextInt());
            same(POSTGRES, "integer", random.nextInt());
            same(POSTGRES, "real", Float.intBitsToFloat(random.nextInt()));
            same(POSTGRES, "double precision", Double.longBitsToDouble(random.nextLong()));
            same(POSTGRES, "numeric", BigDecimal.valueOf(random.nextLong(), random.nextInt(30)));
            same(POSTGRES, "uuid", new UUID(random.nextLong(), random.nextLong()));
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            same(SQLITE, "BLOB", bytes);
            same(POSTGRES, "bytea", bytes);
        }
    }

    private static void same(Dialect dialect, String type, Object value) {
        if (dialect == SQLITE && value instanceof Double number && number.isNaN()) {
            return;
        }
        String text = new CellValues(dialect.id()).editText(value);
        assertThat(value(dialect, type, text)).as(type + " " + text).isEqualTo(value);
    }

    @Test
    void aCellShowsOneShortLine() {
        CellValues values = new CellValues("sqlite");
        assertThat(values.display(null)).isEmpty();
        assertThat(values.display("a\nb\r\nc")).isEqualTo("a↵b↵c");
        assertThat(values.display("x".repeat(5000))).hasSize(400).endsWith("…");
        assertThat(values.display(new byte[] {1, 2})).isEqualTo("0x0102");
        assertThat(values.display(new byte[1000])).endsWith("… 1000 bytes");
    }

    @Test
    void largeAndSmallFractionsAreWrittenInPlainDigits() {
        CellValues values = new CellValues("sqlite");
        assertThat(values.display(12345678.9)).isEqualTo("12345678.9");
        assertThat(values.display(1e7)).isEqualTo("10000000.0");
        assertThat(values.display(-0.00012)).isEqualTo("-0.00012");
        assertThat(values.display(1.5e300)).isEqualTo("1.5E300");
        assertThat(values.display(Double.NaN)).isEqualTo("NaN");
        assertThat(Double.parseDouble(values.editText(1.1234567890123e15))).isEqualTo(1.1234567890123e15);
    }
}
