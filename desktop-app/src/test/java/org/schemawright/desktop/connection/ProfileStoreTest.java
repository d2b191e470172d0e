package org.schemawright.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;

class ProfileStoreTest {

    @TempDir
    Path folder;

    private final SqliteFile shop = new SqliteFile(Path.of("/tmp/shop ü.sqlite"), Environment.DEVELOPMENT, false);
    private final PostgresServer server = new PostgresServer(
            "db.example", 5433, "shop", "ann", Map.of("sslmode", "require"), Environment.PRODUCTION, true);

    @Test
    void theLastOpenedComesFirstAndComesBackWhole() {
        ProfileStore store = new ProfileStore(folder);
        store.opened(shop);
        store.opened(server);
        store.opened(new SqliteFile(shop.path(), Environment.TEST, true));
        assertThat(new ProfileStore(folder).recent())
                .extracting(RecentDatabase::profile)
                .containsExactly(new SqliteFile(shop.path(), Environment.TEST, true), server);
        store.remove(shop);
        assertThat(new ProfileStore(folder).recent())
                .extracting(RecentDatabase::profile)
                .containsExactly(server);
    }

    @Test
    void twoProgramsAtTheSameTimeKeepEachOthersDatabases() throws Exception {
        ProfileStore one = new ProfileStore(folder);
        ProfileStore other = new ProfileStore(folder);
        one.opened(shop);
        other.opened(server);
        assertThat(new ProfileStore(folder).recent())
                .extracting(RecentDatabase::profile)
                .containsExactly(server, shop);
        one.remove(server);
        assertThat(new ProfileStore(folder).recent())
                .extracting(RecentDatabase::profile)
                .containsExactly(shop);

        Files.delete(folder.resolve("databases.json"));
        one.opened(server);
        assertThat(one.recent())
                .as("a list that was deleted meanwhile")
                .extracting(RecentDatabase::profile)
                .containsExactly(server, shop);
    }

    @Test
    void noSecretIsEverWritten() throws Exception {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:hunter2@db.example/shop");
        Secrets secrets = new Secrets();
        url.password().ifPresent(password -> secrets.remember(url.profile(), password));
        ProfileStore store = new ProfileStore(folder);
        store.opened(url.profile());
        assertThat(Files.readString(folder.resolve("databases.json")))
                .contains("db.example")
                .doesNotContain("hunter2");
        assertThat(secrets.password(url.profile()))
                .hasValueSatisfying(password -> assertThat(password).containsExactly("hunter2".toCharArray()));
        secrets.close();
        assertThat(secrets.password(url.profile())).isEmpty();
    }

    @Test
    void anEntryBeyondRecognitionDoesNotTakeTheOthersAway() throws Exception {
        ProfileStore store = new ProfileStore(folder);
        store.opened(shop);
        Path file = folder.resolve("databases.json");
        Files.writeString(file, Files.readString(file).replace("[ {", "[ 7, {\"engine\": \"oracle\"}, {"));
        assertThat(new ProfileStore(folder).recent()).hasSize(1);
        Files.writeString(file, "{ broken");
        assertThat(new ProfileStore(folder).recent()).isEmpty();
        assertThat(folder.resolve("databases.json.broken-1")).exists();
    }
}
