/** Tries things out where they harm nobody: scratch databases, rehearsals, drift; and backups for when it counts. */
@NullMarked
package org.schemawright.migration.rehearse;

import org.jspecify.annotations.NullMarked;
