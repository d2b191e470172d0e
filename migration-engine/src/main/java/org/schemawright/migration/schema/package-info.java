/** What a database looks like: immutable records, no SQL and no JDBC; raw text stands beside the understood value. */
@NullMarked
package org.schemawright.migration.schema;

import org.jspecify.annotations.NullMarked;
