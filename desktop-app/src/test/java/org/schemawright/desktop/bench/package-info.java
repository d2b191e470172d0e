/** Benchmarks of the program as a whole. */
@NullMarked
package org.schemawright.desktop.bench;

import org.jspecify.annotations.NullMarked;
