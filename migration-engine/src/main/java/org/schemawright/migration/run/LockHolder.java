package org.schemawright.migration.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the migration lock, as Liquibase writes it down: {@code host#description (address)}. Ours has the process in
 * its description, so that a lock whose process has died on this host can be told from one that is in use.
 *
 * @param raw the text in the database
 * @param host the name of the host
 * @param pid the process; null when another program wrote the text
 * @param start when the process started, in seconds since the epoch; null as above
 */
record LockHolder(
        String raw,
        String host,
        @Nullable Long pid,
        @Nullable Long start) {

    private static final Pattern FORM = Pattern.compile("(.*?)(?:#pid=(\\d+);start=(\\d+))? \\([^)]*\\)");
    /** How far two readings of one process's start may differ, in seconds. */
    private static final long START_TOLERANCE = 2;

    static LockHolder parse(String raw) {
        Matcher form = FORM.matcher(raw);
        if (!form.matches()) {
            return new LockHolder(raw, raw, null, null);
        }
        String pid = form.group(2);
        String start = form.group(3);
        return new LockHolder(
                raw,
                String.valueOf(form.group(1)),
                pid == null ? null : Long.valueOf(pid),
                start == null ? null : Long.valueOf(start));
    }

    /** The description of this process. */
    static String ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return String.format(
                Locale.ROOT, "pid=%d;start=%d", self.pid(), startOf(self).orElse(0L));
    }

    private static Optional<Long> startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond);
    }

    /**
     * Whether the holder is known to be gone: a process of this host that no longer runs. A holder elsewhere, or one
     * that does not say which process it is, may be alive.
     *
     * @param thisHost the name of this host, as Liquibase has it
     */
    boolean isDead(String thisHost) {
        Long claimedStart = start;
        if (pid == null || claimedStart == null || !host.equals(thisHost)) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return true;
        }
        // The number may have been given to a new process since.
        return startOf(process.get())
                .filter(s -> claimedStart > 0 && Math.abs(s - claimedStart) > START_TOLERANCE)
                .isPresent();
    }

    /** For people. */
    String words() {
        return pid == null ? raw : "process " + pid + " on " + host;
    }
}
