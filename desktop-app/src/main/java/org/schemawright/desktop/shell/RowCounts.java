package org.schemawright.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.rows.RowSource;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Counts the rows of all tables for the tree, where that is quick: a small file that holds no estimates of its own. */
final class RowCounts {

    /** A larger file would be read for too long, and its readers could stand in a writer's way. */
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private RowCounts() {}

    /**
     * Counts on a lane of its own, and hands over all counts at once; says nothing when that would be slow.
     *
     * @return null where nothing is counted at all
     */
    static @Nullable RunningTask count(Workspace workspace, Background lane, Consumer<Map<ObjectName, Long>> onCounts) {
        if (!(workspace.database().profile() instanceof ConnectionProfile.SqliteFile file)) {
            return null;
        }
        List<RowSource> sources = workspace.schemaProperty().get().tables().stream()
                .map(Table::name)
                .map(workspace::rows)
                .toList();
        return lane.run(
                "Counting rows",
                progress -> {
                    if (Files.size(file.path()) > LARGEST_FILE) {
                        return Map.<ObjectName, Long>of();
                    }
                    return count(sources, progress);
                },
                onCounts,
                problem -> {});
    }

    private static Map<ObjectName, Long> count(List<RowSource> sources, Background.Progress progress)
            throws IOException {
        Map<ObjectName, Long> counts = new HashMap<>();
        for (RowSource source : sources) {
            if (progress.cancelled()) {
                break;
            }
            progress.report(source.name().toString(), (double) counts.size() / sources.size());
            try {
                counts.put(source.name(), source.count());
            } catch (SQLException unreadable) {
                // A virtual table whose module is missing, for example: its line stays without a number.
            }
        }
        return counts;
    }
}
