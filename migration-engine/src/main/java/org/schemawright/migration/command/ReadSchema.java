package org.schemawright.migration.command;

import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;

/** A schema that was read, and the engine it comes from. */
record ReadSchema(Dialect dialect, DatabaseSchema schema) {}
