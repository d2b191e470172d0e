package org.schemawright.desktop.browse;

/**
 * The last query for rows, for the status line.
 *
 * @param sql the statement
 * @param nanos how long it took
 */
public record QueryNote(String sql, long nanos) {

    /** {@code Last query 4 ms}. */
    public String words() {
        long millis = Math.round(nanos / 1e6);
        return "Last query " + (millis < 1 ? "under 1 ms" : NumberWords.grouped(millis) + " ms");
    }
}
