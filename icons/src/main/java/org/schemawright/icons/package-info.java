/** Makes the program's icons from their SVG sources while it is built. */
@NullMarked
package org.schemawright.icons;

import org.jspecify.annotations.NullMarked;
