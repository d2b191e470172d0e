/** One open database as the screens see it. */
@NullMarked
package org.schemawright.desktop.workspace;

import org.jspecify.annotations.NullMarked;
