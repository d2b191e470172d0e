package org.schemawright.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-20T10:30:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:29:58Z, just now",
        "2026-11-20T10:29:40Z, 20 s ago",
        "2026-11-20T10:18:00Z, 12 min ago",
        "2026-11-20T01:00:00Z, 9 h ago",
        "2026-11-19T23:59:00Z, yesterday",
        "2026-11-17T12:00:00Z, 3 days ago",
        "2026-10-02T12:00:00Z, 2 Oct",
        "2025-12-24T12:00:00Z, 24 Dec 2025",
        "2026-11-20T10:30:30Z, just now"
    })
    void saysTimesInWords(Instant moment, String words) {
        assertThat(Moments.ago(moment, NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0.0004S, under 1 ms", "PT0.012S, 12 ms", "PT1.84S, 1.8 s", "PT125S, 2 min 5 s"})
    void saysHowLongSomethingTook(Duration time, String words) {
        assertThat(Moments.took(time)).isEqualTo(words);
    }
}
