package org.schemawright.migration.revision;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A new revision cannot be placed, because the folder's history is not in order. */
public final class UnusableHistoryException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<HistoryProblem> problems;

    public UnusableHistoryException(List<HistoryProblem> problems) {
        super(problems.stream().map(HistoryProblem::words).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; the message says the same in words. */
    public List<HistoryProblem> problems() {
        return problems;
    }
}
