package org.schemawright.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    Path folder;

    @Test
    void settingsAreThereAgain() {
        Path home = folder.resolve("deep/home");
        SettingsStore settings = new SettingsStore(home);
        assertThat(settings.text("theme", "light")).isEqualTo("light");
        settings.set("theme", "dark");
        settings.set("width", 240.5);
        settings.set("tree", false);
        SettingsStore again = new SettingsStore(home);
        assertThat(again.text("theme", "light")).isEqualTo("dark");
        assertThat(again.number("width", 0)).isEqualTo(240.5);
        assertThat(again.flag("tree", true)).isFalse();
        assertThat(again.number("theme", 7)).as("of another kind").isEqualTo(7);
    }

    @Test
    void twoProgramsAtTheSameTimeKeepEachOthersSettings() {
        SettingsStore one = new SettingsStore(folder);
        SettingsStore other = new SettingsStore(folder);
        one.set("theme", "dark");
        other.set("width", 300);
        assertThat(new SettingsStore(folder).text("theme", "light")).isEqualTo("dark");
        assertThat(new SettingsStore(folder).number("width", 0)).isEqualTo(300);
    }

    @Test
    void aBrokenFileIsKeptAsideAndDefaultsAreUsed() throws Exception {
        Path file = folder.resolve("settings.json");
        for (String broken : new String[] {"{\"theme\": \"da", "[1, 2]", "\0\0\0"}) {
            Files.writeString(file, broken);
            SettingsStore settings = new SettingsStore(folder);
            assertThat(settings.text("theme", "light")).isEqualTo("light");
            assertThat(file).doesNotExist();
            settings.set("theme", "dark");
            assertThat(new SettingsStore(folder).text("theme", "light")).isEqualTo("dark");
        }
        assertThat(folder.resolve("settings.json.broken-1")).hasContent("{\"theme\": \"da");
        assertThat(folder.resolve("settings.json.broken-2")).hasContent("[1, 2]");
    }

    @Test
    void whatCannotBeReadIsKeptAsideInsteadOfOverwritten() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("settings.json")).resolve("precious");
        Files.writeString(inside, "mine");
        SettingsStore settings = new SettingsStore(folder);
        settings.set("theme", "dark");
        assertThat(new SettingsStore(folder).text("theme", "light")).isEqualTo("dark");
        assertThat(folder.resolve("settings.json.broken-1").resolve("precious")).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNobody() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        SettingsStore settings = new SettingsStore(file.resolve("home"));
        settings.set("theme", "dark");
        assertThat(settings.text("theme", "light")).isEqualTo("dark");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void nothingButTheLockIsLeftBesideTheFile() throws Exception {
        SettingsStore settings = new SettingsStore(folder);
        for (int i = 0; i < 10; i++) {
            settings.set("n", i);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("settings.json"), folder.resolve(".lock"));
        }
    }

    @Test
    void theFolderCanBeMoved() {
        String before = System.getProperty(SettingsFolder.PROPERTY);
        System.setProperty(SettingsFolder.PROPERTY, folder.toString());
        try {
            assertThat(SettingsFolder.locate()).isEqualTo(folder.toAbsolutePath());
        } finally {
            if (before == null) {
                System.clearProperty(SettingsFolder.PROPERTY);
            } else {
                System.setProperty(SettingsFolder.PROPERTY, before);
            }
        }
    }
}
