/** The program from its first window to its last, as somebody uses it who has never seen it before. */
@NullMarked
package org.schemawright.desktop.story;

import org.jspecify.annotations.NullMarked;
