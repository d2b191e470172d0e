package org.schemawright.migration.rehearse;

/** Something cannot be done; the message says what and why, and what one can do, in sentences for people. */
public sealed class RefusedException extends Exception permits PartlyDoneException {

    private static final long serialVersionUID = 1;

    public RefusedException(String words) {
        super(words);
    }

    public RefusedException(String words, Throwable cause) {
        super(words, cause);
    }

    /** The sentences. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
