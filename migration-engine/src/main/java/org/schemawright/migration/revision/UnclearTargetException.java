package org.schemawright.migration.revision;

/** A word names no revision, or more than one; the message is a sentence for people. */
public final class UnclearTargetException extends Exception {

    private static final long serialVersionUID = 1;

    UnclearTargetException(String words) {
        super(words);
    }
}
