package org.schemawright.desktop.problem;

import org.jspecify.annotations.Nullable;

/** Carries a problem that its thrower can already put into words. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.title(), cause);
        this.problem = problem;
    }

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public Problem problem() {
        return problem;
    }
}
