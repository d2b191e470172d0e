/** Changes to ordered statements, forward and back, with their hazards; pure, runs nothing. */
@NullMarked
package org.schemawright.migration.plan;

import org.jspecify.annotations.NullMarked;
