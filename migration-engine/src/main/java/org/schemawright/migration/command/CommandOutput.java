package org.schemawright.migration.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: what was asked for, whole and in UTF-8, and what is to be said beside it.
 *
 * @param out must throw when it cannot be written, as a {@link PrintStream} does not
 * @param err for people
 */
record CommandOutput(OutputStream out, PrintStream err) {

    /** The exit code. */
    int write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return DatabaseCommand.DONE;
        } catch (IOException e) {
            if (isClosedPipe(e)) {
                return DatabaseCommand.DONE;
            }
            err.println("The output could not be written: " + e.getMessage() + ". Make room, or write it elsewhere.");
            return DatabaseCommand.FAILED;
        }
    }

    /** Whoever reads has seen enough, as {@code head} does; Linux and Windows say it in different words. */
    private static boolean isClosedPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }
}
