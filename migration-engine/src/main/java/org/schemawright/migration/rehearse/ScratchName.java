package org.schemawright.migration.rehearse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a scratch database, which says when and by which process it was made, so that what a killed process has left
 * behind can be told from what is in use. Never longer than PostgreSQL's 63 characters.
 *
 * @param made to the second
 * @param host a mark of the host
 * @param pid the process
 * @param text the name itself
 */
record ScratchName(Instant made, String host, long pid, String text) {

    private static final String PREFIX = "schemawright_scratch_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "(\\d{8}t\\d{6})_([0-9a-f]{6})_(\\d+)_[0-9a-f]{6}");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Nobody needs a scratch database for so long; processes of other hosts cannot be asked. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A name that nothing has yet. */
    static ScratchName next(Instant now) {
        String host = hostMark();
        long pid = ProcessHandle.current().pid();
        String random = UUID.randomUUID().toString().substring(0, 6);
        return new ScratchName(now, host, pid, PREFIX + STAMP.format(now) + "_" + host + "_" + pid + "_" + random);
    }

    /** Empty for the name of anything else. */
    static Optional<ScratchName> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Instant made = STAMP.parse(form.group(1), Instant::from);
            return Optional.of(
                    new ScratchName(made, String.valueOf(form.group(2)), Long.parseLong(form.group(3)), text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether nobody needs it any more: its process is gone, or cannot be asked and would have been done long ago. */
    boolean isLeftBehind(Instant now) {
        if (host.equals(hostMark())) {
            // A process that began later has got the number of one that is gone.
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start -> start.isAfter(made.plusSeconds(2)))
                            .isEmpty())
                    .isEmpty();
        }
        return made.plus(LONGEST).isBefore(now);
    }

    private static String hostMark() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "unknown";
        }
        return String.format(Locale.ROOT, "%06x", name.hashCode() & 0xffffff);
    }
}
