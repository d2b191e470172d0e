/** Connection profiles, the forms of database URLs, and opening a database; the only user of HikariCP. */
@NullMarked
package org.schemawright.desktop.connection;

import org.jspecify.annotations.NullMarked;
