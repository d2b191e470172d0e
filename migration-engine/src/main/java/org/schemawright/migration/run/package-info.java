/** Revisions to database, through Liquibase, which no other package imports. */
@NullMarked
package org.schemawright.migration.run;

import org.jspecify.annotations.NullMarked;
