package org.schemawright.migration.schema;

/**
 * A constraint we carry as text only, such as PostgreSQL's EXCLUDE, or its NOT NULL where that is NO INHERIT or NOT VALID:
 * its column is not nullable too. That a NOT NULL has a name is not carried.
 *
 * @param name its name
 * @param definition what follows {@code CONSTRAINT name}
 */
public record OtherConstraint(String name, String definition) implements Constraint {}
