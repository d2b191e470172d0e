package org.schemawright.desktop.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

class LabelReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "integer, 7",
        "mood, 'happy'",
        "date, '2026-11-20'",
        "timestamp, '2026-11-20 14:30:00'",
        "timestamptz, '2026-11-20 14:30:00+00'",
        "uuid, '7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47'",
        "citycode, 'KRK'",
        "char(5), 'ab'",
        "bytea, '\\x00ff'"
    })
    void postgresKeysOfEveryTypeFindTheirNamesAndAreCounted(String type, String value) throws Exception {
        try (RowsFixture db = RowsFixture.postgres()) {
            db.execute(
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                    "CREATE DOMAIN citycode AS varchar(3)",
                    "CREATE TABLE t (k " + type + " PRIMARY KEY, name text)",
                    "INSERT INTO t VALUES ('" + value + "', 'Found')",
                    "CREATE TABLE child (of " + type + " REFERENCES t)",
                    "INSERT INTO child SELECT k FROM t");
            names(db, db.named("t"), db.named("child"));
        }
    }

    @Test
    void sqliteKeysOfEveryClassFindTheirNamesAndAreCounted() throws Exception {
        for (String value : List.of("7", "'text'", "1.5", "'2026-11-20'")) {
            Path file = folder.resolve(Integer.toHexString(value.hashCode()) + ".sqlite");
            try (RowsFixture db = RowsFixture.sqlite(file)) {
                db.execute(
                        "CREATE TABLE t (k PRIMARY KEY NOT NULL, name TEXT)",
                        "INSERT INTO t VALUES (" + value + ", 'Found')",
                        "CREATE TABLE child (of REFERENCES t)",
                        "INSERT INTO child SELECT k FROM t");
                names(db, db.named("t"), db.named("child"));
            }
        }
    }

    private static void names(RowsFixture db, ObjectName named, ObjectName child) throws Exception {
        RowSource children = TableRows.of(db.database(), db.schema(), child);
        Object referred = children.page(0, 10).rows().getFirst().values().getFirst();
        Table table = db.schema().table(named).orElseThrow();
        LabelReader reader = new LabelReader(db.database());

        Map<String, String> labels = reader.labels(table, "k", List.of("name"), List.of(referred));

        assertThat(labels).as("%s", referred.getClass()).hasSize(1).containsValue("Found");
        if (!(referred instanceof byte[])) {
            assertThat(labels).containsKey(LabelReader.keyText(referred));
        }
        assertThat(reader.count(child, Map.of("of", referred))).isEqualTo(1);
    }
}
