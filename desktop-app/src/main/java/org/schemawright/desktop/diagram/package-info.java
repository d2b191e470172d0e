/** Tables as cards and relationships as lines, on a canvas. */
@NullMarked
package org.schemawright.desktop.diagram;

import org.jspecify.annotations.NullMarked;
