package org.schemawright.desktop.problem;

/**
 * Something that went wrong, ready to be shown.
 *
 * @param title what happened, one sentence with its full stop
 * @param advice what the person can do, one sentence; empty where there is nothing to add
 * @param details the technical text, folded away at first; may be empty
 */
public record Problem(String title, String advice, String details) {

    /** A problem without technical details. */
    public static Problem of(String title, String advice) {
        return new Problem(title, advice, "");
    }
}
