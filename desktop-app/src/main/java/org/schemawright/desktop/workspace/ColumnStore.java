package org.schemawright.desktop.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.settings.JsonFile;
import org.schemawright.migration.schema.ObjectName;

/** Keeps how the columns of each database's tables stand in {@code columns.json}. */
final class ColumnStore {

    private static final double NARROWEST = 20;
    private static final double WIDEST = 4000;

    private final JsonFile file;

    ColumnStore(Path settingsFolder) {
        this.file = new JsonFile(settingsFolder.resolve("columns.json"));
    }

    /** The layouts of a database; every change is kept at once. */
    ColumnLayouts of(ConnectionProfile profile) {
        return new ColumnLayouts(read(profile.target()), layouts -> write(profile.target(), layouts));
    }

    private Map<ObjectName, ColumnLayout> read(String database) {
        Map<ObjectName, ColumnLayout> layouts = new HashMap<>();
        for (JsonNode entry : file.read().path(database)) {
            if (entry.path("table").isTextual()) {
                @Nullable
                String schema =
                        entry.path("schema").isTextual() ? entry.path("schema").textValue() : null;
                layouts.put(new ObjectName(schema, entry.path("table").textValue()), layout(entry));
            }
        }
        return layouts;
    }

    private static ColumnLayout layout(JsonNode entry) {
        Map<String, Double> widths = new HashMap<>();
        entry.path("widths").properties().forEach(width -> {
            double pixels = width.getValue().asDouble();
            if (pixels >= NARROWEST && pixels <= WIDEST) {
                widths.put(width.getKey(), pixels);
            }
        });
        return new ColumnLayout(
                names(entry.path("order")),
                Set.copyOf(names(entry.path("hidden"))),
                widths,
                Math.max(0, entry.path("frozen").asInt()));
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private void write(String database, Map<ObjectName, ColumnLayout> layouts) {
        file.update(content -> {
            ArrayNode entries = content.putArray(database);
            layouts.keySet().stream().sorted().forEach(table -> {
                ColumnLayout layout = layouts.getOrDefault(table, ColumnLayout.PLAIN);
                ObjectNode entry = entries.addObject();
                entry.put("schema", table.schema());
                entry.put("table", table.name());
                layout.order().forEach(entry.putArray("order")::add);
                layout.hidden().stream().sorted().forEach(entry.putArray("hidden")::add);
                ObjectNode widths = entry.putObject("widths");
                layout.widths().forEach((column, width) -> widths.put(column, Math.rint(width)));
                entry.put("frozen", layout.frozen());
            });
        });
    }
}
