package org.schemawright.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.ProfileStore;
import org.schemawright.desktop.connection.Secrets;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.desktop.workspace.WorkspaceOpener;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.sqlite.SqliteDialect;

class OpeningsTest {

    @TempDir
    Path folder;

    private final Background background = new DirectBackground();
    private final Secrets secrets = new Secrets();
    private ProfileStore profiles;
    private Openings openings;

    @BeforeEach
    void make() {
        DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());
        profiles = new ProfileStore(folder);
        openings = new Openings(
                new WorkspaceOpener(opener, background, folder),
                new Openings.Connections(opener, profiles, secrets),
                background,
                folder);
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void anAddressIsOpenedAsBefore() {
        profiles.opened(parse("postgresql://ann@db/shop?sslmode=require&connect_timeout=3")
                .as(Environment.PRODUCTION, true));
        assertThat(openings.asBefore(parse("postgresql://ann@db/shop")))
                .isEqualTo(new PostgresServer(
                        "db",
                        5432,
                        "shop",
                        "ann",
                        Map.of("sslmode", "require", "connectTimeout", "3"),
                        Environment.PRODUCTION,
                        true));
    }

    @Test
    void whatTheAddressSaysThisTimeCounts() {
        profiles.opened(parse("postgresql://ann@db/shop?sslmode=disable"));
        assertThat(openings.asBefore(parse("postgresql://ann@db/shop?sslmode=verify-full&readOnly=true")))
                .isEqualTo(new PostgresServer(
                        "db", 5432, "shop", "ann", Map.of("sslmode", "verify-full"), Environment.DEVELOPMENT, true));
        profiles.opened(parse("/tmp/shop.sqlite").as(Environment.TEST, false));
        ConnectionProfile file = openings.asBefore(parse("file:/tmp/shop.sqlite?mode=ro"));
        assertThat(file.readOnly()).isTrue();
        assertThat(file.environment()).isEqualTo(Environment.TEST);
    }

    @Test
    void whatIsTakenOffTheListLeavesNoPassword() {
        ConnectionProfile shop = parse("postgresql://ann@db/shop");
        profiles.opened(shop);
        secrets.remember(shop, "hunter2".toCharArray());
        openings.forget(shop);
        assertThat(openings.recent()).isEmpty();
        assertThat(secrets.password(shop)).isEmpty();
    }

    private static ConnectionProfile parse(String address) {
        return DatabaseUrl.parse(address).profile();
    }
}
