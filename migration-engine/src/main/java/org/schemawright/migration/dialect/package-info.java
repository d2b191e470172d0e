/** What a database engine must offer, and the only place that quotes names. */
@NullMarked
package org.schemawright.migration.dialect;

import org.jspecify.annotations.NullMarked;
