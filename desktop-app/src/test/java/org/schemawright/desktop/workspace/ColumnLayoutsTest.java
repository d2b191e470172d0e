package org.schemawright.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.migration.schema.ObjectName;

/** How columns stand is there again the next time, for its table and database only. */
class ColumnLayoutsTest {

    private static final ObjectName BOOK = new ObjectName("public", "book \"x\"");

    @TempDir
    Path folder;

    private ColumnLayouts layouts(String file) {
        return new ColumnStore(folder)
                .of(new ConnectionProfile.SqliteFile(folder.resolve(file), Environment.DEVELOPMENT, false));
    }

    @Test
    void aLayoutIsKeptForItsTableAndDatabaseOnly() {
        ColumnLayout layout = new ColumnLayout(List.of("b", "a \"c\""), Set.of("d"), Map.of("b", 120.0, "", 99.0), 2);
        layouts("shop.sqlite").set(BOOK, layout);
        layouts("shop.sqlite").set(ObjectName.of("other"), ColumnLayout.PLAIN.withShown("x", false));

        assertThat(layouts("shop.sqlite").of(BOOK)).isEqualTo(layout);
        assertThat(layouts("shop.sqlite").of(ObjectName.of("other")).hidden()).containsExactly("x");
        assertThat(layouts("shop.sqlite").of(ObjectName.of("book"))).isEqualTo(ColumnLayout.PLAIN);
        assertThat(layouts("else.sqlite").of(BOOK)).isEqualTo(ColumnLayout.PLAIN);

        layouts("shop.sqlite").set(BOOK, ColumnLayout.PLAIN);
        assertThat(layouts("shop.sqlite").of(BOOK)).isEqualTo(ColumnLayout.PLAIN);
    }

    @Test
    void columnsThatCameOrWentSinceDoNoHarm() {
        ColumnLayout layout = ColumnLayout.PLAIN.withOrder(List.of("c", "gone", "a"));
        assertThat(layout.ordered(List.of("a", "b", "c"))).containsExactly("c", "a", "b");
    }

    @Test
    void aBrokenFileIsAsInTheTable() throws Exception {
        String target = new ConnectionProfile.SqliteFile(folder.resolve("x"), Environment.DEVELOPMENT, false).target();
        Files.writeString(
                folder.resolve("columns.json"),
                "{\"" + target + "\": [{\"table\": \"book\", \"order\": 5, \"hidden\": [1], \"widths\": {\"a\": -7,"
                        + " \"b\": \"wide\", \"c\": 80}, \"frozen\": -3}, 7, {\"table\": null}]}");
        assertThat(layouts("x").of(ObjectName.of("book")))
                .isEqualTo(new ColumnLayout(List.of(), Set.of("1"), Map.of("c", 80.0), 0));
    }
}
