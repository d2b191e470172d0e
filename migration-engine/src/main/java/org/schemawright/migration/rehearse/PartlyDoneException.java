package org.schemawright.migration.rehearse;

/** Something was done, but what belongs to it was refused; the message says both, and by which command the rest is done. */
public final class PartlyDoneException extends RefusedException {

    private static final long serialVersionUID = 1;

    private final String state;

    /**
     * What stays half done.
     *
     * @param state what is done and what is not, in sentences
     * @param command the sentence that says by which command the rest is done
     */
    public PartlyDoneException(String state, String command) {
        super(state + " " + command);
        this.state = state;
    }

    /** What is done and what is not, in sentences, without commands. */
    public String state() {
        return state;
    }
}
