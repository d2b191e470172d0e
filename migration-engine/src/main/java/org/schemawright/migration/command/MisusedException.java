package org.schemawright.migration.command;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An option has a value that it cannot have; the message says which it can, and holds nothing that may be secret. */
final class MisusedException extends ParameterException {

    private static final long serialVersionUID = 1L;

    MisusedException(CommandLine line, String words) {
        super(line, words);
    }
}
