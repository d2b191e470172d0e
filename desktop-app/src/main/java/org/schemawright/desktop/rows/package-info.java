/** Reading rows: pages by key, sorting, counts, and values as text and back. */
@NullMarked
package org.schemawright.desktop.rows;

import org.jspecify.annotations.NullMarked;
