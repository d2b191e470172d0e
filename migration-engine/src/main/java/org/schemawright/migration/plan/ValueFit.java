package org.schemawright.migration.plan;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a column get on with another type.
 *
 * @param stops the condition, in SQL, of the values that stop the run; null where it is not known
 * @param loses the condition of the values that are taken but do not come back the same; null where it is not known
 */
public record ValueFit(@Nullable String stops, @Nullable String loses) {

    /** No value. */
    public static final String NONE = "";

    /** Nobody knows. */
    public static final ValueFit UNKNOWN = new ValueFit(null, null);

    /** Every value fits, and comes back the same. */
    public static final ValueFit ALL = new ValueFit(NONE, NONE);
}
