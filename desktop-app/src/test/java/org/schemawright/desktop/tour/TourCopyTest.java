package org.schemawright.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

class TourCopyTest {

    @TempDir
    Path folder;

    @Test
    void whatIsStillInTheLogOfTheOriginalIsCopiedToo() throws Exception {
        Path original = folder.resolve("shop.sqlite");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + original);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO customer VALUES (1), (2)");
            DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
            try (TourCopy copy = TourCopy.of(original.toString(), opener, folder.resolve("copy"));
                    Connection copied = DriverManager.getConnection("jdbc:sqlite:" + copy.address());
                    Statement query = copied.createStatement();
                    ResultSet count = query.executeQuery("SELECT count(*) FROM customer")) {
                assertThat(count.getInt(1)).isEqualTo(2);
            }
        }
    }
}
