/** The one road for errors: what happened, what you can do, details. */
@NullMarked
package org.schemawright.desktop.problem;

import org.jspecify.annotations.NullMarked;
