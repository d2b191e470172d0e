/** Database to schema: what a reader of catalogs must offer. */
@NullMarked
package org.schemawright.migration.reflect;

import org.jspecify.annotations.NullMarked;
