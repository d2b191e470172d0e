package org.schemawright.migration.plan;

import org.schemawright.migration.schema.ObjectName;

/**
 * Rows without a value in a column get one, before anything else changes.
 *
 * @param value as SQL
 */
public record Fill(ObjectName table, String column, String value) {}
