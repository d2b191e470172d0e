package org.schemawright.migration.command;

/**
 * What every command works with.
 *
 * @param access how to reach databases
 * @param output where to write
 */
record Surroundings(DatabaseAccess access, CommandOutput output) {}
