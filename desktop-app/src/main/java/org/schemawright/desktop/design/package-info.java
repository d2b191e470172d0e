/** Small editors that turn clicks into pending schema changes. */
@NullMarked
package org.schemawright.desktop.design;

import org.jspecify.annotations.NullMarked;
