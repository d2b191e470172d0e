package org.schemawright.desktop.workspace;

import org.schemawright.desktop.problem.Problem;
import org.schemawright.migration.rehearse.DriftReport;

/** What is known of how the database compares with its revisions. */
public sealed interface DriftState {

    /** Nobody has looked, or something has run since. */
    record Unknown() implements DriftState {}

    /** Somebody is looking. */
    record Comparing() implements DriftState {}

    /** It was compared. */
    record Compared(DriftReport report) implements DriftState {}

    /** It could not be compared. */
    record Failed(Problem problem) implements DriftState {}
}
