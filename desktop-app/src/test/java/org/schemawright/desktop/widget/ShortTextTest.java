package org.schemawright.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(ShortText.of("", 5)).isEmpty();
        assertThat(ShortText.of("12345", 5)).isEqualTo("12345");
        assertThat(ShortText.line(" a\n\tb ", 5)).isEqualTo("a b");
    }

    @Test
    void theEllipsisCountsAndNoCharacterIsCutInHalf() {
        assertThat(ShortText.of("123456", 5)).isEqualTo("1234…");
        assertThat(ShortText.of("123 56", 5)).isEqualTo("123…");
        assertThat(ShortText.of("123😀56", 5)).isEqualTo("123…");
        assertThat(ShortText.of("123456", 0)).isEqualTo("…");
    }
}
