/** Writing rows: reflected tables become Hibernate entities; the only user of Hibernate. */
@NullMarked
package org.schemawright.desktop.orm;

import org.jspecify.annotations.NullMarked;
