package org.schemawright.desktop.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.settings.JsonFile;
import org.schemawright.desktop.workspace.RunLog.End;
import org.schemawright.desktop.workspace.RunLog.PastRun;

/** Keeps the runs of migrations on each database in {@code runs.json}. */
final class RunLogStore {

    private final JsonFile file;

    RunLogStore(Path settingsFolder) {
        this.file = new JsonFile(settingsFolder.resolve("runs.json"));
    }

    /** The runs on a database; each new one is kept at once. */
    RunLog of(ConnectionProfile profile) {
        return new RunLog(read(profile.target()), runs -> write(profile.target(), runs));
    }

    private List<PastRun> read(String database) {
        List<PastRun> runs = new ArrayList<>();
        for (JsonNode entry : file.read().path(database)) {
            if (entry.isObject()) {
                runs.add(new PastRun(
                        Instant.ofEpochMilli(entry.path("begun").asLong()),
                        entry.path("up").asBoolean(),
                        entry.path("to").asText(),
                        entry.path("revisions").asInt(),
                        entry.path("millis").asLong(),
                        end(entry.path("end").asText())));
            }
        }
        return runs;
    }

    private static End end(String name) {
        return Arrays.stream(End.values())
                .filter(end -> end.name().equals(name))
                .findFirst()
                .orElse(End.DONE);
    }

    private void write(String database, List<PastRun> runs) {
        file.update(content -> {
            ArrayNode entries = content.putArray(database);
            runs.forEach(run -> entries.addObject()
                    .put("begun", run.begun().toEpochMilli())
                    .put("up", run.up())
                    .put("to", run.to())
                    .put("revisions", run.revisions())
                    .put("millis", run.millis())
                    .put("end", run.end().name()));
        });
    }
}
