/** The window: welcome screen, tree, tabs, palette and status. */
@NullMarked
package org.schemawright.desktop.shell;

import org.jspecify.annotations.NullMarked;
