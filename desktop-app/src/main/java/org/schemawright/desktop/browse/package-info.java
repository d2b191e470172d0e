/** The grid of rows, the row panel and the review of pending changes. */
@NullMarked
package org.schemawright.desktop.browse;

import org.jspecify.annotations.NullMarked;
