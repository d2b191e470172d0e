package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TabbedTextTest {

    @Test
    void readsWhatASpreadsheetCopies() {
        assertThat(TabbedText.read("1\tone\r\n2\t\"two\nlines\"\r\n"))
                .containsExactly(List.of("1", "one"), List.of("2", "two\nlines"));
        assertThat(TabbedText.read("a\t\n\tb")).containsExactly(Arrays.asList("a", null), Arrays.asList(null, "b"));
        assertThat(TabbedText.read("a\t")).containsExactly(Arrays.asList("a", null));
        assertThat(TabbedText.read("a\t\"\"")).containsExactly(List.of("a", ""));
    }

    @Test
    void aQuoteInOrdinaryTextIsACharacter() {
        assertThat(TabbedText.read("5\" pipe\t\"Hello\" he said"))
                .containsExactly(List.of("5\" pipe", "\"Hello\" he said"));
        assertThat(TabbedText.read("\"open")).containsExactly(List.of("\"open"));
    }

    @Test
    void aSingleCellOfOneLineIsItsBareText() {
        assertThat(TabbedText.write(List.of(List.of("\"a\"")))).isEqualTo("\"a\"");
        assertThat(TabbedText.read("\"a\"")).containsExactly(List.of("\"a\""));
        assertThat(TabbedText.read(TabbedText.write(List.of(List.of("a\nb"))))).containsExactly(List.of("a\nb"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(7);
        String[] pieces = {"a", "\"", "\t", "\n", "\r\n", "é", " ", ""};
        for (int round = 0; round < 2_000; round++) {
            List<List<String>> block = new ArrayList<>();
            int columns = 1 + random.nextInt(3);
            int rows = 2 + random.nextInt(3);
            for (int r = 0; r < rows; r++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < columns; c++) {
                    StringBuilder cell = new StringBuilder("x".repeat(random.nextInt(2)));
                    for (int p = random.nextInt(4); p > 0; p--) {
                        cell.append(pieces[random.nextInt(pieces.length)]);
                    }
                    row.add(cell.isEmpty() && random.nextBoolean() ? null : cell.toString());
                }
                block.add(row);
            }
            if (columns > 1 || block.getLast().getFirst() != null) {
                assertThat(TabbedText.read(TabbedText.write(block))).isEqualTo(block);
            }
        }
    }
}
