package org.schemawright.desktop.widget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people say them: the nearer, the more in words; and how long things took. */
public final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Moments() {}

    /** How long ago, or when, as seen from the clock: {@code 20 s ago}, {@code yesterday}, {@code 12 Nov}. */
    public static String ago(Instant moment, Clock clock) {
        Duration since = Duration.between(moment, clock.instant());
        if (since.toSeconds() < 5) {
            return "just now";
        }
        if (since.toMinutes() < 1) {
            return since.toSeconds() + " s ago";
        }
        if (since.toHours() < 1) {
            return since.toMinutes() + " min ago";
        }
        ZonedDateTime then = moment.atZone(clock.getZone());
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), now.toLocalDate());
        if (days == 0) {
            return since.toHours() + " h ago";
        }
        if (days == 1) {
            return "yesterday";
        }
        if (days < 7) {
            return days + " days ago";
        }
        return (then.getYear() == now.getYear() ? DAY : DAY_AND_YEAR).format(then);
    }

    /** Day and minute. */
    public static String exact(Instant moment, ZoneId zone) {
        return EXACT.format(moment.atZone(zone));
    }

    /** How long something took: {@code 12 ms}, {@code 1.8 s}, {@code 2 min 5 s}. */
    public static String took(Duration time) {
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
