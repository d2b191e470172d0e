package org.schemawright.desktop.migrate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them. */
final class When {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private When() {}

    /** Short words for a moment, seen from another. */
    static String words(Instant moment, Instant now, ZoneId zone) {
        long minutes = Duration.between(moment, now).toMinutes();
        ZonedDateTime local = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (minutes < 1) {
            return "just now";
        }
        if (minutes < 60) {
            return minutes + " min ago";
        }
        if (local.toLocalDate().equals(today)) {
            return minutes / 60 + " h ago";
        }
        if (local.toLocalDate().equals(today.minusDays(1))) {
            return "yesterday";
        }
        return (local.getYear() == today.getYear() ? DAY : YEAR).format(local);
    }

    /** Day and minute. */
    static String exact(Instant moment, ZoneId zone) {
        return EXACT.format(moment.atZone(zone));
    }

    /** How long something took: {@code 12 ms}, {@code 1.8 s}, {@code 2 min 5 s}. */
    static String took(Duration time) {
        long millis = time.toMillis();
        if (millis < 1) {
            return "under 1 ms";
        }
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
