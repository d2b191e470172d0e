package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.plan.RowQuery;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.StoredRevision;

/** Looks up what the revisions of a run have noted in the database that it is for. */
final class RunHazards {

    private static final String TABLES_OF_SQLITE =
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT"
                    + " LIKE 'sqlite!_%' ESCAPE '!' AND lower(name) NOT LIKE 'databasechangelog%'";
    private static final String TABLES_OF_POSTGRESQL =
            "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname NOT IN"
                    + " ('pg_catalog', 'information_schema') AND lower(tablename) NOT LIKE 'databasechangelog%'";

    private final Connection connection;
    private final String dialect;

    RunHazards(Connection connection, String dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** @param chosen in the order they run */
    List<RunHazard> of(List<StoredRevision> chosen, boolean upgrade, BooleanSupplier cancelled) throws SQLException {
        List<RunHazard> noted = new ArrayList<>();
        for (StoredRevision stored : chosen) {
            Revision revision = stored.revision();
            for (NotedHazard hazard : upgrade ? revision.hazards() : revision.hazardsBack()) {
                noted.add(new RunHazard(revision, hazard, List.of()));
            }
        }
        // Where there is no table yet, nothing can be lost.
        if (noted.isEmpty() || isEmpty()) {
            return List.of();
        }
        List<RowQuery> queries =
                noted.stream().flatMap(h -> h.hazard().rows().stream()).toList();
        List<RowsFound> found = new RowLook(connection, dialect, cancelled).look(queries);
        List<RunHazard> hazards = new ArrayList<>();
        int at = 0;
        for (RunHazard hazard : noted) {
            int next = at + hazard.hazard().rows().size();
            hazards.add(new RunHazard(hazard.revision(), hazard.hazard(), found.subList(at, next)));
            at = next;
        }
        return hazards;
    }

    private boolean isEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(dialect.equals("sqlite") ? TABLES_OF_SQLITE : TABLES_OF_POSTGRESQL)) {
            return rows.next() && rows.getInt(1) == 0;
        }
    }
}
