/** Our few controls and the theme; they know no database. */
@NullMarked
package org.schemawright.desktop.widget;

import org.jspecify.annotations.NullMarked;
