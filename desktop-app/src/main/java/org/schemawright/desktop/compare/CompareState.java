package org.schemawright.desktop.compare;

import org.schemawright.desktop.problem.Problem;

/** Where a comparison is. */
sealed interface CompareState {

    /** Nobody has compared yet. */
    record Nothing() implements CompareState {}

    /** Both sides are being read. */
    record Comparing(String words) implements CompareState {}

    /** What came of it. */
    record Compared(Found found) implements CompareState {}

    /** It could not be compared. */
    record Failed(Problem problem) implements CompareState {}
}
