/** One object of the database to look at: its definition, what is known about it, and what refers to it. */
@NullMarked
package org.schemawright.desktop.inspect;

import org.jspecify.annotations.NullMarked;
