package org.schemawright.desktop.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowLabels;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.settings.JsonFile;
import org.schemawright.migration.schema.ObjectName;

/** Keeps the chosen label columns of each database in {@code labels.json}. */
final class LabelStore {

    private final JsonFile file;

    LabelStore(Path settingsFolder) {
        this.file = new JsonFile(settingsFolder.resolve("labels.json"));
    }

    /** The labels of a database; every choice is kept at once. */
    RowLabels of(ConnectionProfile profile) {
        return new RowLabels(read(profile.target()), choices -> write(profile.target(), choices));
    }

    private Map<ObjectName, List<String>> read(String database) {
        Map<ObjectName, List<String>> choices = new HashMap<>();
        for (JsonNode entry : file.read().path(database)) {
            List<String> columns = new ArrayList<>();
            entry.path("columns").forEach(column -> columns.add(column.asText()));
            if (entry.path("table").isTextual() && !columns.isEmpty()) {
                @Nullable
                String schema =
                        entry.path("schema").isTextual() ? entry.path("schema").textValue() : null;
                choices.put(new ObjectName(schema, entry.path("table").textValue()), List.copyOf(columns));
            }
        }
        return choices;
    }

    private void write(String database, Map<ObjectName, List<String>> choices) {
        file.update(content -> {
            ArrayNode entries = content.putArray(database);
            choices.keySet().stream().sorted().forEach(table -> {
                var entry = entries.addObject();
                entry.put("schema", table.schema());
                entry.put("table", table.name());
                ArrayNode columns = entry.putArray("columns");
                choices.getOrDefault(table, List.of()).forEach(columns::add);
            });
        });
    }
}
