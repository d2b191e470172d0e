package org.schemawright.migration.schema;

/**
 * A constraint we carry as text only, such as PostgreSQL's EXCLUDE, or its NOT NULL where that has more to say than the
 * column: a name of its own, NO INHERIT, NOT VALID.
 *
 * @param name its name
 * @param definition what follows {@code CONSTRAINT name}
 */
public record OtherConstraint(String name, String definition) implements Constraint {}
