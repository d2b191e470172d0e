package org.schemawright.migration.run;

/** The user has stopped the run. */
final class CancelledRunException extends Exception {

    private static final long serialVersionUID = 1;

    CancelledRunException() {
        super("Cancelled");
    }
}
