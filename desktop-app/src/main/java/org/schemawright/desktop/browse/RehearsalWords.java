package org.schemawright.desktop.browse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.SchemaRehearsal;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.rehearse.Comparison;
import org.schemawright.migration.rehearse.CopiedRows;
import org.schemawright.migration.rehearse.RehearsalPhase;
import org.schemawright.migration.rehearse.RehearsalReport;

/**
 * What came of a rehearsal, in words.
 *
 * @param good whether all came back
 * @param title one sentence
 * @param text how long it took and where, without an end
 * @param findings what is not as it should be, in sentences; empty where all is well
 */
record RehearsalWords(boolean good, String title, String text, List<String> findings) {

    static RehearsalWords of(SchemaRehearsal.State.Done done) {
        RehearsalReport report = done.report();
        List<String> findings = findings(report);
        int statements = 0;
        Duration time = Duration.ZERO;
        for (RehearsalReport.Leg leg : report.legs()) {
            statements += leg.statements().size();
            time = time.plus(leg.time());
        }
        String where = report.place() == RehearsalReport.Place.TRANSACTION
                ? "in the database itself, taken back"
                : "on a copy " + with(done.rows());
        return new RehearsalWords(
                report.isProven(),
                title(report),
                NumberWords.count(statements, "statement") + " in " + Moments.took(time) + ", " + where,
                findings);
    }

    private static String title(RehearsalReport report) {
        if (report.isProven()) {
            return "Rehearsed: it went up, down and up again, and all came back.";
        }
        RehearsalReport.Failure failure = report.failure();
        if (failure == null) {
            return "The rehearsal went to the end, but not all came back as it was.";
        }
        return switch (failure.phase()) {
            case COPY, COMPARE -> "The rehearsal stopped.";
            case UP -> "The rehearsal stopped on the way up.";
            case DOWN -> "The rehearsal stopped on the way down.";
            case UP_AGAIN -> "The rehearsal stopped on the second way up.";
        };
    }

    private static List<String> findings(RehearsalReport report) {
        List<String> findings = new ArrayList<>();
        RehearsalReport.Failure failure = report.failure();
        if (failure != null) {
            findings.add(failure.words());
        }
        findings.addAll(report.violations());
        for (Difference missed : report.missed()) {
            findings.add("After up, the " + missed.object().kind().word() + " "
                    + (missed.object().part().isEmpty() ? "" : missed.object().part() + " of ")
                    + missed.object().name() + " is not what was planned.");
        }
        add(findings, "After down: ", report.back());
        add(findings, "After the second up: ", report.again());
        return findings;
    }

    private static void add(List<String> findings, String when, @Nullable Comparison found) {
        if (found != null) {
            found.words().forEach(words -> findings.add(when + words));
        }
    }

    /** A way through: "Up, 12 ms". */
    static String title(RehearsalReport.Leg leg) {
        return way(leg.phase()) + ", " + Moments.took(leg.time());
    }

    private static String way(RehearsalPhase phase) {
        return switch (phase) {
            case COPY -> "Copy";
            case UP -> "Up";
            case DOWN -> "Down";
            case UP_AGAIN -> "Up again";
            case COMPARE -> "Comparison";
        };
    }

    /** How many rows a statement has written; empty where none. */
    static String rows(RehearsalReport.Ran ran) {
        return ran.rows() <= 0 ? "" : NumberWords.count(ran.rows(), "row");
    }

    /** Which rows a copy gets, to choose from. */
    static String rows(CopiedRows rows) {
        return switch (rows) {
            case NONE -> "Without rows";
            case SAMPLE -> "With some of the rows";
            case ALL -> "With all rows";
        };
    }

    private static String with(CopiedRows rows) {
        return switch (rows) {
            case NONE -> "without rows";
            case SAMPLE -> "with some of the rows";
            case ALL -> "with all rows";
        };
    }

    /** All of it as text to copy. */
    String all(RehearsalReport report) {
        StringBuilder text = new StringBuilder(title + "\n" + this.text + ".\n");
        findings.forEach(words -> text.append("- ").append(words).append('\n'));
        report.notes().forEach(words -> text.append("- ").append(words).append('\n'));
        for (RehearsalReport.Leg leg : report.legs()) {
            text.append('\n').append(title(leg)).append('\n');
            for (RehearsalReport.Ran ran : leg.statements()) {
                String rows = rows(ran);
                text.append("-- ")
                        .append(Moments.took(ran.time()))
                        .append(rows.isEmpty() ? "" : ", " + rows)
                        .append('\n')
                        .append(ran.sql())
                        .append(";\n");
            }
        }
        return text.toString();
    }
}
