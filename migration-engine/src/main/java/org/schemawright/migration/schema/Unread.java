package org.schemawright.migration.schema;

/**
 * A part of the database that could not be read.
 *
 * @param part what is missing, in words: {@code triggers}, {@code view sales}
 * @param reason why, as the database says it
 */
public record Unread(String part, String reason) {}
