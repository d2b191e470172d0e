package org.schemawright.desktop.diagram;

import java.util.List;
import org.schemawright.migration.schema.ObjectName;

/**
 * A line of the diagram, from the referring table to the one referred to.
 *
 * @param from the referring table
 * @param columns the referring columns
 * @param to the table referred to
 * @param targetColumns the columns referred to
 * @param fromEnd how many rows refer
 * @param toEnd how many rows are referred to
 * @param state whether the key is pending
 * @param guess whether nobody declared it and only names suggest it
 * @param points the corners of the line with both ends; empty before the layout
 */
record Link(
        ObjectName from,
        List<String> columns,
        ObjectName to,
        List<String> targetColumns,
        End fromEnd,
        End toEnd,
        DraftState state,
        boolean guess,
        List<Point> points) {
    Link {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        points = List.copyOf(points);
    }

    /** What is drawn at the end of a line. */
    enum End {
        /** Nothing: the line goes on behind the pill of a join table. */
        NONE,
        ONE,
        ZERO_OR_ONE,
        ZERO_OR_MANY
    }

    /** A corner. */
    record Point(double x, double y) {}

    Link along(List<Point> newPoints) {
        return new Link(from, columns, to, targetColumns, fromEnd, toEnd, state, guess, newPoints);
    }

    boolean touches(ObjectName table) {
        return from.equals(table) || to.equals(table);
    }

    boolean isLoop() {
        return from.equals(to);
    }

    /** The key's columns for people. */
    String words() {
        return (guess ? "Guess: " : "") + String.join(", ", columns);
    }
}
