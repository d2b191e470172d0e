/** Compares two schemas, and makes a revision of what is ticked of their differences. */
@NullMarked
package org.schemawright.desktop.compare;

import org.jspecify.annotations.NullMarked;
