package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.TypeKind;

class PostgresqlTypesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int                        | integer                        | INTEGER
            BIGINT                     | bigint                         | INTEGER
            varchar(20)                | character varying(20)          | TEXT
            VARCHAR                    | character varying              | TEXT
            char                       | character(1)                   | TEXT
            decimal( 10 , 2 )          | numeric(10,2)                  | DECIMAL
            numeric(7)                 | numeric(7,0)                   | DECIMAL
            numeric(3,-2)              | numeric(3,-2)                  | DECIMAL
            float                      | double precision               | REAL
            float(24)                  | real                           | REAL
            double  precision          | double precision               | REAL
            timestamp                  | timestamp without time zone    | TIMESTAMP
            timestamptz(3)             | timestamp(3) with time zone    | TIMESTAMP
            timestamp(0) with time zone| timestamp(0) with time zone    | TIMESTAMP
            time                       | time without time zone         | TIME
            varchar(20)[]              | character varying(20)[]        | ARRAY
            int[3][3]                  | integer[]                      | ARRAY
            text ARRAY                 | text[]                         | ARRAY
            bit                        | bit(1)                         | OTHER
            "Mood"                     | "Mood"                         | OTHER
            "odd[]"                    | "odd[]"                        | OTHER
            geometry(Point,4326)       | geometry(Point,4326)           | OTHER
            """)
    void readsWhatAPersonWritesAsTheCatalogWouldWriteIt(String written, String raw, TypeKind kind) {
        ColumnType type = PostgresqlTypes.parse(written);

        assertThat(type.raw()).isEqualTo(raw);
        assertThat(type.kind()).isEqualTo(kind);
    }

    @Test
    void offersTypesInTheCatalogsOwnSpelling() throws Exception {
        try (var database = TestPostgres.create()) {
            for (String offered : PostgresqlTypes.usual()) {
                database.execute("DROP TABLE IF EXISTS t", "CREATE TABLE t (c " + offered + ")");
                assertThat(database.query("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                                + " WHERE attrelid = 't'::regclass AND attname = 'c'"))
                        .isEqualTo(offered)
                        .isEqualTo(PostgresqlTypes.parse(offered).raw());
            }
        }
    }

    @Test
    void keepsLengthAndScaleApart() {
        assertThat(PostgresqlTypes.parse("numeric(10,2)"))
                .isEqualTo(new ColumnType("numeric(10,2)", TypeKind.DECIMAL, 10, 2));
        assertThat(PostgresqlTypes.parse("timestamp(3)").length()).isNull();
    }
}
