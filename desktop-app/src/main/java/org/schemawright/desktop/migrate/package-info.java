/** The history of revisions, and running them. */
@NullMarked
package org.schemawright.desktop.migrate;

import org.jspecify.annotations.NullMarked;
