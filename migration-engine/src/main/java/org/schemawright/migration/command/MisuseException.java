package org.schemawright.migration.command;

import java.io.IOException;

/** A command was called in a way it does not know; the message is a sentence that says how to call it. */
class MisuseException extends IOException {

    private static final long serialVersionUID = 1;

    MisuseException(String sentence) {
        super(sentence);
    }
}
