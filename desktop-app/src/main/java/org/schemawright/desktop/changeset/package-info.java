/** Pending changes of rows and schema, undo and redo, and their plain words. */
@NullMarked
package org.schemawright.desktop.changeset;

import org.jspecify.annotations.NullMarked;
