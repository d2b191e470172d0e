package org.schemawright.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.orm.CompiledClasses;
import org.schemawright.migration.command.DatabaseCommand;
import org.schemawright.migration.postgresql.TestPostgres;

/** Entity classes as the target of commands, with the program's own access to databases. */
class EntityTargetTest {

    @TempDir
    Path folder;

    private String said = "";

    private int run(String url, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", url, "--dir", folder.resolve("migrations").toString()));
        try (PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int status = DatabaseCommand.run(all, new CommandAccess(), out, err);
            said = out.toString(StandardCharsets.UTF_8);
            return status;
        }
    }

    private void leadsThere(String url) throws Exception {
        String classes = CompiledClasses.shop(folder).toString();
        assertThat(run(url, "init")).as(said).isZero();
        assertThat(run(url, "check", "--target", classes)).as(said).isEqualTo(1);
        assertThat(said).contains("The database is not as the target wants it:").contains("+ table");
        assertThat(run(url, "generate", "--target", classes, "-m", "Shop"))
                .as(said)
                .isZero();
        assertThat(run(url, "upgrade")).as(said).isZero();
        assertThat(run(url, "check", "--target", classes)).as(said).isZero();
        assertThat(run(url, "generate", "--target", classes, "-m", "Again")).isZero();
        assertThat(said).contains("The schemas are the same");
        assertThat(run(url, "downgrade", "base", "--accept", "DELETES_DATA"))
                .as(said)
                .isZero();
    }

    @Test
    void onSqlite() throws Exception {
        leadsThere(Files.createFile(folder.resolve("shop.db")).toString());
    }

    @Test
    void onPostgresql() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create()) {
            leadsThere(database.jdbcUrl());
        }
    }
}
