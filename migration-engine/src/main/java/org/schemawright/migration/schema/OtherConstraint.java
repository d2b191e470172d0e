package org.schemawright.migration.schema;

/**
 * A constraint we carry as text only, such as PostgreSQL's EXCLUDE.
 *
 * @param name its name
 * @param definition what follows {@code CONSTRAINT name}
 */
public record OtherConstraint(String name, String definition) implements Constraint {}
