/** The command line: {@code schemawright db …}. */
@NullMarked
package org.schemawright.migration.command;

import org.jspecify.annotations.NullMarked;
