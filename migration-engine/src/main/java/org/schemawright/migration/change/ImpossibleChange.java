package org.schemawright.migration.change;

/** A change that does not fit the schema it is made on; the message is a sentence for people. */
public final class ImpossibleChange extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ImpossibleChange(String message) {
        super(message);
    }
}
