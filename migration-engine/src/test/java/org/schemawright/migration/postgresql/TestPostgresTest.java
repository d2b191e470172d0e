package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPostgresTest {

    @Test
    void eachDatabaseStartsEmptyAndIsGoneWhenClosed() throws Exception {
        TestPostgres.Database first = TestPostgres.create();
        first.execute("CREATE TABLE t (a int)");
        try (var second = TestPostgres.create()) {
            assertThat(second.query("SELECT count(*) FROM pg_class WHERE relname = 't'"))
                    .isEqualTo("0");
        }
        first.close();

        assertThatThrownBy(first::open).isInstanceOf(SQLException.class).hasMessageContaining("does not exist");
    }

    @Test
    void oneRoleIsAskedForItsPassword() throws Exception {
        try (var database = TestPostgres.create()) {
            String url = "jdbc:postgresql://localhost:" + database.port() + "/" + database.name();
            assertThatThrownBy(() -> DriverManager.getConnection(url, TestPostgres.PASSWORD_USER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            try (var connection = DriverManager.getConnection(url, TestPostgres.PASSWORD_USER, TestPostgres.PASSWORD)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void scriptsOfPsqlRunWithQuotesCommentsFunctionsAndCopiedRows(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("dump.sql");
        Files.writeString(script, """
                SET default_with_oids = false; -- gone since PostgreSQL 12
                DROP DATABASE IF EXISTS elsewhere;
                CREATE DATABASE elsewhere;
                \\c elsewhere;
                /* a /* nested */ comment; with a semicolon */
                CREATE TABLE "odd;name" (a int, b text DEFAULT 'it''s; fine', c text DEFAULT E'a\\'b;c');
                CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $body$
                BEGIN
                    RETURN 1; -- a semicolon inside
                END $body$;
                COPY "odd;name" (a, b) FROM stdin;
                1	first
                2	\\N
                \\.
                INSERT INTO "odd;name" (a) VALUES (one() + 2)
                """);
        try (var database = TestPostgres.create()) {
            database.loadScript(script);

            assertThat(database.query("SELECT string_agg(a || ':' || coalesce(b, 'NULL') || ':' || c, ' ' ORDER BY a)"
                            + " FROM \"odd;name\""))
                    .isEqualTo("1:first:a'b;c 2:NULL:a'b;c 3:it's; fine:a'b;c");
        }
    }
}
