/** Settings that survive broken files. */
@NullMarked
package org.schemawright.desktop.settings;

import org.jspecify.annotations.NullMarked;
