/** The one door to other threads. */
@NullMarked
package org.schemawright.desktop.task;

import org.jspecify.annotations.NullMarked;
