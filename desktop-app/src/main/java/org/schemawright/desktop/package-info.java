/** Where the program starts and where its object graph is built. */
@NullMarked
package org.schemawright.desktop;

import org.jspecify.annotations.NullMarked;
