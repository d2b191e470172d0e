/** Revisions as Liquibase files in a migrations folder, and their graph. */
@NullMarked
package org.schemawright.migration.revision;

import org.jspecify.annotations.NullMarked;
