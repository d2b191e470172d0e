/** The front door of the migration engine: reflect, plan, save, upgrade, downgrade, status. */
@NullMarked
package org.schemawright.migration;

import org.jspecify.annotations.NullMarked;
