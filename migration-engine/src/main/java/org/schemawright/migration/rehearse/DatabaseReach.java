package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.run.ConnectionSource;

/** How to reach a database and others beside it; who knows addresses and passwords hands it in. */
public interface DatabaseReach extends ConnectionSource {

    /**
     * A new connection to another database of the same engine, opened in the same way, which the caller closes.
     *
     * @param name SQLite: the path of a file that is there; PostgreSQL: the name of a database on the same server
     */
    Connection openBeside(String name) throws SQLException;

    /** The password of the connections, for programs that connect by themselves; null where there is none or it is not known. */
    default @Nullable String password() {
        return null;
    }
}
