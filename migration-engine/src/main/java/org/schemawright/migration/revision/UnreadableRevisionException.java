package org.schemawright.migration.revision;

/** A text is not a revision that can be run. */
public final class UnreadableRevisionException extends Exception {

    private static final long serialVersionUID = 1;

    /** The kinds of refusal. */
    enum Kind {
        /** The text is damaged or of another form. */
        FORM,
        /** It asks for more than SQL. */
        FORBIDDEN,
        /** It has statements, but none for this engine. */
        OTHER_ENGINE
    }

    private final Kind kind;

    UnreadableRevisionException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /** The text is damaged or of another form. */
    public static UnreadableRevisionException form(String reason) {
        return new UnreadableRevisionException(Kind.FORM, reason);
    }

    /** It asks for what only a trusted folder may. */
    public static UnreadableRevisionException forbidden(String what) {
        return new UnreadableRevisionException(Kind.FORBIDDEN, what);
    }

    /** It has change sets, but none for this engine. */
    public static UnreadableRevisionException otherEngine(String dialect) {
        return new UnreadableRevisionException(Kind.OTHER_ENGINE, dialect);
    }

    Kind kind() {
        return kind;
    }
}
