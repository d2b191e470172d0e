package org.schemawright.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.workspace.BookstoreSample;
import org.schemawright.migration.bench.Bench;
import org.schemawright.migration.bench.ReflectBench;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

/** Reading the schema of the bookstore sample, which is always here. */
@Tag("bench")
class ReflectSampleBenchTest {

    @TempDir
    Path folder;

    @Test
    void readsTheBookstore() throws Exception {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        try (OpenDatabase database = opener.open(new BookstoreSample(opener).in(folder), null);
                Connection connection = database.reader()) {
            Bench.Result result = new ReflectBench().measure("bookstore", database.dialect(), connection);

            assertThat(result.value()).isPositive();
        }
    }
}
