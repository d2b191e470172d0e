package org.schemawright.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    @ParameterizedTest
    @CsvSource({
        "NVARCHAR, TEXT, text",
        "character varying, TEXT, text",
        "citext, TEXT, citext",
        "sales.email, TEXT, sales.email",
        "bigint, INTEGER, integer",
        "positive_count, INTEGER, positive_count",
        "bytea, BINARY, bytes",
        "'', BINARY, bytes",
        "'', TEXT, text",
        "'', OTHER, any",
        "timestamp(3) with time zone, TIMESTAMP, timestamp tz",
    })
    void usualTypesAreOneWordAndOthersKeepTheirName(String raw, TypeKind kind, String words) {
        assertThat(ColumnType.of(raw, kind).words()).isEqualTo(words);
    }
}
