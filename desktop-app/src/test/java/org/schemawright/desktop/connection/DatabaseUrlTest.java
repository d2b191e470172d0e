package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.problem.ProblemException;

class DatabaseUrlTest {

    private static final String ME = System.getProperty("user.name");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://ann:s3cret@db.example:5433/shop        | db.example | 5433 | shop  | ann  | s3cret
                    postgres://ann@db.example/shop                      | db.example | 5432 | shop  | ann  |
                    postgresql+psycopg2://ann:p%40ss%2Fw@db.example/shop| db.example | 5432 | shop  | ann  | p@ss/w
                    postgresql+asyncpg://ann:a@b@db.example/shop        | db.example | 5432 | shop  | ann  | a@b
                    postgresql://ann:a+b%25@db.example/my%20shop        | db.example | 5432 | my shop | ann | a+b%
                    postgresql://[::1]:5433/shop?user=ann&password=x    | ::1        | 5433 | shop  | ann  | x
                    postgresql:///shop?host=db.example&port=6000&user=ann| db.example | 6000 | shop | ann  |
                    postgresql://ann@/shop                              | localhost  | 5432 | shop  | ann  |
                    postgresql://ann:@localhost                         | localhost  | 5432 | ann   | ann  |
                    jdbc:postgresql://db.example:5433/shop?user=ann&password=a%26b | db.example | 5433 | shop | ann | a&b
                    jdbc:postgresql://db.example/shop?user=ann          | db.example | 5432 | shop  | ann  |
                    jdbc:postgresql:shop?user=ann                       | localhost  | 5432 | shop  | ann  |
                    JDBC:PostgreSQL://db.example/shop?user=ann          | db.example | 5432 | shop  | ann  |
                    """)
    void postgresForms(String address, String host, int port, String database, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(address);
        assertThat(url.profile())
                .isEqualTo(new PostgresServer(host, port, database, user, Map.of(), Environment.DEVELOPMENT, false));
        assertThat(url.password().map(String::new).orElse(null)).isEqualTo(password);
        if (password != null) {
            assertThat(url.toString() + url.profile()).doesNotContain(password + "@");
        }
    }

    @Test
    void whatIsMissingIsAsLibpqHasIt() {
        PostgresServer server =
                (PostgresServer) DatabaseUrl.parse("postgresql://").profile();
        assertThat(server.host() + ":" + server.port()).isEqualTo("localhost:5432");
        assertThat(server.user()).isEqualTo(ME);
        assertThat(server.database()).isEqualTo(ME);
    }

    @Test
    void libpqSettings() {
        DatabaseUrl url =
                DatabaseUrl.parse("host=db.example port=5433 dbname='my shop' user = ann password='it\\'s \\\\'");
        assertThat(url.profile())
                .isEqualTo(new PostgresServer(
                        "db.example", 5433, "my shop", "ann", Map.of(), Environment.DEVELOPMENT, false));
        assertThat(url.password())
                .hasValueSatisfying(password -> assertThat(password).containsExactly("it's \\".toCharArray()));
    }

    @Test
    void libpqSettingsBeginWithAnyOfThem() {
        assertThat(DatabaseUrl.parse("target_session_attrs=any password=x host=h user=u")
                        .profile())
                .isEqualTo(new PostgresServer("h", 5432, "u", "u", Map.of(), Environment.DEVELOPMENT, false));
    }

    @Test
    void anAtSignInASettingIsNoLogin() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h:5432/d?user=ann@server&password=x")
                        .profile())
                .isEqualTo(new PostgresServer("h", 5432, "d", "ann@server", Map.of(), Environment.DEVELOPMENT, false));
    }

    @Test
    void settingsGetTheDriversNames() {
        PostgresServer server = (PostgresServer)
                DatabaseUrl.parse("postgresql://u@h/d?sslmode=require&connect_timeout=3&application_name=a%20b"
                                + "&client_encoding=utf8&options=-c%20search_path%3Dshop")
                        .profile();
        assertThat(server.parameters())
                .isEqualTo(Map.of(
                        "sslmode",
                        "require",
                        "connectTimeout",
                        "3",
                        "ApplicationName",
                        "a b",
                        "options",
                        "-c search_path=shop"));
        assertThat(((PostgresServer) DatabaseUrl.parse("postgresql+asyncpg://u@h/d?ssl=require")
                                .profile())
                        .parameters())
                .isEqualTo(Map.of("sslmode", "require"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    shop.db                       | shop.db
                    data/my shop.sqlite           | data/my shop.sqlite
                    sqlite:///relative.db         | relative.db
                    sqlite:////tmp/absolute.db    | /tmp/absolute.db
                    sqlite+pysqlite:///shop.db    | shop.db
                    sqlite:shop.db                | shop.db
                    jdbc:sqlite:shop.db           | shop.db
                    jdbc:sqlite:/tmp/a%20b.db     | /tmp/a%20b.db
                    jdbc:sqlite:file:/tmp/a%20b.db?cache=shared | /tmp/a b.db
                    file:///tmp/a%20b.db          | /tmp/a b.db
                    """)
    void sqliteForms(String address, String path) {
        assertThat(DatabaseUrl.parse(address).profile())
                .isEqualTo(new SqliteFile(Path.of(path).toAbsolutePath().normalize(), Environment.DEVELOPMENT, false));
    }

    @Test
    void readOnlyIsUnderstood() {
        assertThat(DatabaseUrl.parse("file:/tmp/x.db?mode=ro").profile().readOnly())
                .isTrue();
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d?user=u&readOnly=true")
                        .profile()
                        .readOnly())
                .isTrue();
    }

    @Test
    void aFileMayHaveAnyName(@TempDir Path folder) throws Exception {
        for (String name : new String[] {"what?x=1.db", "http:x.db", "a b%20.db", "a=1 host=b.db"}) {
            Path file = Files.createFile(folder.resolve(name));
            assertThat(DatabaseUrl.parse(file.toString()).profile())
                    .isEqualTo(new SqliteFile(file, Environment.DEVELOPMENT, false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "mysql://root:hunter2@localhost/shop",
                "http://example.org/",
                "jdbc:oracle:thin:hunter2@x",
                "sqlite://",
                "sqlite://shop.db",
                ":memory:",
                "jdbc:sqlite::memory:",
                "postgresql://u:hunter2@h:port/d",
                "postgresql://u:hunter2@h:99999/d",
                "postgresql://u:hunter2@[::1/d",
                "postgresql://u:hunter2@a,b/d",
                "postgresql:///d?host=/var/run/postgresql",
                "postgresql://u:hunter2@h/d?nonsense=1",
                "postgresql://u@h/d?sslpassword=hunter2",
                "host=h password='hunter2",
                "postgresql://u:p/hunter2@h/d",
                "postgresql://u:12/hunter2@h/d",
                "postgresql://u:12?hunter2@h/d",
                "postgresql://u:hunter2?x@h/d",
                "service=shop password=hunter2",
                "postgresql://u:hunter2@h/d?service=shop",
                "file:/tmp/hunter2.db?mode=memory&cache=shared"
            })
    void whatWeDoNotTakeIsSaidInASentenceWithoutThePassword(String address) {
        assertThatThrownBy(() -> DatabaseUrl.parse(address)).isInstanceOfSatisfying(ProblemException.class, thrown -> {
            assertThat(thrown.problem().title())
                    .endsWith(thrown.problem().title().endsWith("…") ? "…" : ".");
            assertThat(thrown.problem().advice()).isNotEmpty();
            assertThat(thrown.problem().toString()).doesNotContain("hunter2");
        });
    }
}
