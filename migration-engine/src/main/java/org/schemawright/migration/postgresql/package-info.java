/** PostgreSQL: reading its catalogs and writing its statements. */
@NullMarked
package org.schemawright.migration.postgresql;

import org.jspecify.annotations.NullMarked;
