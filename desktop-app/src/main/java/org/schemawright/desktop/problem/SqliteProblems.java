package org.schemawright.desktop.problem;

import org.sqlite.SQLiteException;

/** What SQLite complains about, in words; the words for opening a file are in the room that opens it. */
final class SqliteProblems {

    private SqliteProblems() {}

    static Problem of(SQLiteException thrown) {
        String reason = reason(thrown);
        if (reason.startsWith("no such table") || reason.startsWith("no such column")) {
            return Problem.of(
                    "Something is no longer there: " + ProblemTranslator.sentence(reason), PostgresProblems.GONE);
        }
        // The low byte is the primary code; what is above it says more than people need.
        return switch (thrown.getResultCode().code & 0xff) {
            case 3, 23 -> Problem.of("You may not do this with the file.", "Check the permissions of the file.");
            case 5, 6 ->
                Problem.of(
                        "The database is locked: another program is writing to it.", "Finish there, then try again.");
            case 7 ->
                Problem.of("There is not enough memory for this.", "Close other tabs or programs, and try again.");
            case 8 ->
                Problem.of(
                        "The database cannot be written.",
                        "Check that the file and its folder may be written, then open it again.");
            case 9 -> Problem.of("The statement was stopped.", "");
            case 10 ->
                Problem.of(
                        "The disk could not be read or written.",
                        "Check that the disk is connected and has space, then try again.");
            case 11 ->
                Problem.of(
                        "The database file is damaged: " + ProblemTranslator.sentence(reason),
                        "Work on a copy from now on, and restore a backup or use sqlite3's .recover.");
            case 13 -> Problem.of("The disk is full.", "Free some space, and try again.");
            case 14 ->
                Problem.of(
                        "The database file cannot be opened.",
                        "Check that it is still there and that its folder may be written.");
            case 18 -> Problem.of("A value or statement is too long for SQLite.", "Use a shorter one.");
            case 19 -> constraint(reason);
            case 20 -> Problem.of("A value does not fit the type of its column.", "Correct the value, and try again.");
            case 26 -> Problem.of("The file is not a SQLite database, or it is encrypted.", "Choose another file.");
            default -> Problem.of("SQLite refused: " + ProblemTranslator.sentence(reason), "");
        };
    }

    /** Whether it lies in the file or who else uses it, and not in the statement. */
    static boolean isCircumstance(SQLiteException thrown) {
        return switch (thrown.getResultCode().code & 0xff) {
            case 3, 5, 6, 7, 8, 10, 11, 13, 14, 23, 26 -> true;
            default -> false;
        };
    }

    private static Problem constraint(String reason) {
        String advice = "Correct the values, and try again.";
        int colon = reason.indexOf(':');
        String what = colon < 0 ? "" : reason.substring(colon + 1).strip();
        if (reason.startsWith("UNIQUE")) {
            return Problem.of("Another row has the same value in " + what + ".", advice);
        }
        if (reason.startsWith("NOT NULL")) {
            return Problem.of(what + " must have a value.", advice);
        }
        if (reason.startsWith("FOREIGN KEY")) {
            return Problem.of("A row that is referred to does not exist, or is still needed.", advice);
        }
        if (reason.startsWith("CHECK")) {
            return Problem.of("The check " + what + " does not hold.", advice);
        }
        return Problem.of("A rule of the table does not hold: " + ProblemTranslator.sentence(reason), advice);
    }

    /** SQLite's own words out of the driver's {@code [CODE] general words (own words)}. */
    static String reason(SQLiteException thrown) {
        String message = String.valueOf(thrown.getMessage());
        int open = message.indexOf('(');
        return message.startsWith("[") && open >= 0 && message.endsWith(")")
                ? message.substring(open + 1, message.length() - 1)
                : message;
    }
}
