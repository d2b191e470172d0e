/** SQLite: reading its catalog, writing its statements, and the safe table rebuild. */
@NullMarked
package org.schemawright.migration.sqlite;

import org.jspecify.annotations.NullMarked;
