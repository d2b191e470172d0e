package org.schemawright.desktop.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.settings.JsonFile;

/** The recent databases, kept in {@code databases.json} without any secret. Used by any thread. */
public final class ProfileStore {

    private static final int KEPT = 50;

    private final JsonFile file;
    private final Clock clock;
    private final List<RecentDatabase> recent = new ArrayList<>();

    /** The recent databases of a settings folder, which is made with the first one. */
    public ProfileStore(Path folder) {
        this(folder, Clock.systemUTC());
    }

    ProfileStore(Path folder, Clock clock) {
        this.file = new JsonFile(folder.resolve("databases.json"));
        this.clock = clock;
        take(file.read());
    }

    /** Takes the list that the file holds; where it holds none, ours stays. */
    private void take(ObjectNode content) {
        List<RecentDatabase> kept = new ArrayList<>();
        for (JsonNode entry : content.path("recent")) {
            read(entry).ifPresent(kept::add);
        }
        if (content.has("recent")) {
            recent.clear();
            recent.addAll(kept);
            recent.sort(Comparator.comparing(RecentDatabase::lastOpened).reversed());
        }
    }

    /** The last opened first. */
    public synchronized List<RecentDatabase> recent() {
        return List.copyOf(recent);
    }

    /** Puts a database first, in place of an older entry of the same database. */
    public synchronized void opened(ConnectionProfile profile) {
        file.update(content -> {
            take(content);
            forget(profile);
            recent.addFirst(new RecentDatabase(profile, clock.instant()));
            while (recent.size() > KEPT) {
                recent.removeLast();
            }
            put(content);
        });
    }

    /** Takes a database off the list; the database itself stays as it is. */
    public synchronized void remove(ConnectionProfile profile) {
        file.update(content -> {
            take(content);
            forget(profile);
            put(content);
        });
    }

    private void forget(ConnectionProfile profile) {
        recent.removeIf(entry -> entry.profile().target().equals(profile.target()));
    }

    private void put(ObjectNode content) {
        ArrayNode entries = content.putArray("recent");
        for (RecentDatabase entry : recent) {
            ObjectNode node = entries.addObject();
            switch (entry.profile()) {
                case SqliteFile sqlite ->
                    node.put("engine", "sqlite").put("path", sqlite.path().toString());
                case PostgresServer server -> {
                    node.put("engine", "postgresql")
                            .put("host", server.host())
                            .put("port", server.port())
                            .put("database", server.database())
                            .put("user", server.user());
                    ObjectNode parameters = node.putObject("parameters");
                    new TreeMap<>(server.parameters()).forEach(parameters::put);
                }
            }
            node.put("environment", entry.profile().environment().name())
                    .put("readOnly", entry.profile().readOnly())
                    .put("lastOpened", entry.lastOpened().toString());
        }
    }

    /** Empty for an entry that someone edited beyond recognition: the others stay. */
    private static Optional<RecentDatabase> read(JsonNode entry) {
        try {
            Environment environment =
                    Environment.valueOf(entry.path("environment").asText());
            boolean readOnly = entry.path("readOnly").asBoolean();
            Instant opened = Instant.parse(entry.path("lastOpened").asText());
            return switch (entry.path("engine").asText()) {
                case "sqlite" ->
                    Optional.of(new RecentDatabase(
                            new SqliteFile(Path.of(entry.required("path").asText()), environment, readOnly), opened));
                case "postgresql" ->
                    Optional.of(new RecentDatabase(
                            new PostgresServer(
                                    entry.required("host").asText(),
                                    entry.required("port").asInt(),
                                    entry.required("database").asText(),
                                    entry.required("user").asText(),
                                    parameters(entry.path("parameters")),
                                    environment,
                                    readOnly),
                            opened));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | DateTimeException broken) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(JsonNode node) {
        Map<String, String> parameters = new TreeMap<>();
        node.properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return parameters;
    }
}
