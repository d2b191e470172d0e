package org.schemawright.desktop.rows;

/** How a condition compares a column. */
public enum Operator {
    EQUALS,
    /** Another value, or NULL. */
    NOT_EQUALS,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    /** From the first value to the second one, both included. */
    BETWEEN,
    /** In a year, month or day. */
    WITHIN,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    IN,
    /** None of the values, or NULL. */
    NOT_IN,
    IS_NULL,
    NOT_NULL,
    /** By regular expression; PostgreSQL only. */
    MATCHES
}
