package org.schemawright.desktop.workspace;

import java.util.List;
import org.schemawright.migration.rehearse.Backup;
import org.schemawright.migration.run.RunHazard;

/**
 * What is known before a run.
 *
 * @param hazards what it endangers in this database; what no row is concerned by is left out
 * @param backups those that are there, the newest first
 * @param bytes how large the database is, about; 0 where nobody knows
 */
public record Prospect(List<RunHazard> hazards, List<Backup> backups, long bytes) {
    public Prospect {
        hazards = List.copyOf(hazards);
        backups = List.copyOf(backups);
    }
}
