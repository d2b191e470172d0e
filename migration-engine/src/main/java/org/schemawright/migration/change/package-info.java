/** Typed changes of a schema, what a schema looks like after one, and the change that takes it back. */
@NullMarked
package org.schemawright.migration.change;

import org.jspecify.annotations.NullMarked;
