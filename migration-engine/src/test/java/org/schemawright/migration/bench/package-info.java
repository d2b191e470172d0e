/** The recorder of benchmarks, for the tests of both modules. */
@NullMarked
package org.schemawright.migration.bench;

import org.jspecify.annotations.NullMarked;
