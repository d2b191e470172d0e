package org.schemawright.migration.run;

/** A run is refused before it has changed anything; the message is a sentence for people. */
final class RefusedRunException extends Exception {

    private static final long serialVersionUID = 1;

    RefusedRunException(String words) {
        super(words);
    }

    RefusedRunException(String words, Throwable cause) {
        super(words, cause);
    }
}
