package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {

    private static final ColumnWidths.Wish NUMBER = new ColumnWidths.Wish(60, 40, false);
    private static final ColumnWidths.Wish SHORT_WORDS = new ColumnWidths.Wish(70, 80, true);
    private static final ColumnWidths.Wish LONG_WORDS = new ColumnWidths.Wish(70, 2000, true);

    @Test
    void wordsGetSomeAirWhereThereIsRoom() {
        assertThat(ColumnWidths.fit(List.of(NUMBER, SHORT_WORDS), 1000)).containsExactly(64, 160);
    }

    @Test
    void longColumnsGiveWayUntilAllAreInSight() {
        double[] widths = ColumnWidths.fit(List.of(NUMBER, LONG_WORDS, LONG_WORDS, SHORT_WORDS), 600);
        assertThat(Arrays.stream(widths).sum()).isBetween(590.0, 600.0);
        assertThat(widths[1]).isEqualTo(widths[2]).isGreaterThan(200);
        assertThat(widths[3]).isEqualTo(80);
    }

    @Test
    void manyColumnsKeepAReadableWidthAndScroll() {
        double[] widths = ColumnWidths.fit(List.of(LONG_WORDS, LONG_WORDS, LONG_WORDS, LONG_WORDS), 500);
        assertThat(widths).containsOnly(196);
    }

    @Test
    void aVeryLongNameDoesNotTakeAllTheRoom() {
        ColumnWidths.Wish named = new ColumnWidths.Wish(480, 90, true);
        assertThat(ColumnWidths.fit(List.of(named, LONG_WORDS, LONG_WORDS), 500)[0])
                .isLessThanOrEqualTo(196);
    }
}
