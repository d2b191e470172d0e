/** A real run of the real views that writes a picture of every step. */
@NullMarked
package org.schemawright.desktop.tour;

import org.jspecify.annotations.NullMarked;
