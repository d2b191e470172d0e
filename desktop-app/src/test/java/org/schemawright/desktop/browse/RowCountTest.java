package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.task.DirectBackground;

/** What is said of the number of rows before they are counted. */
class RowCountTest {

    private final List<Long> counted = new ArrayList<>();
    private final RowCount count = new RowCount(new DirectBackground(), counted::add, problem -> {});

    @Test
    void anEstimateStandsUntilTheRowsAreCounted() {
        count.startAgain();
        count.estimate(200_000);
        assertThat(count.words.get()).startsWith("about 200").endsWith("000 rows");
        count.is(7);
        assertThat(count.words.get()).isEqualTo("7 rows");
    }

    @Test
    void nothingIsSaidWhereTheEngineKnowsNothing() {
        count.startAgain();
        count.estimate(-1);
        assertThat(count.words.get()).isEmpty();
    }
}
