package org.schemawright.desktop.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** Settings by name, kept in {@code settings.json}; every change is on disk at once. Used by any thread. */
public final class SettingsStore {

    private final Path folder;
    private final JsonFile file;
    private final ObjectNode values;

    /** The settings of a folder, which is made with the first change. */
    public SettingsStore(Path folder) {
        this.folder = folder;
        this.file = new JsonFile(folder.resolve("settings.json"));
        this.values = file.read();
    }

    /** The folder that holds all that the program keeps. */
    public Path folder() {
        return folder;
    }

    /** A text, or the fallback when it was never set or is of another kind. */
    public synchronized String text(String name, String fallback) {
        JsonNode value = values.path(name);
        return value.isTextual() ? value.textValue() : fallback;
    }

    /** A number, or the fallback when it was never set or is of another kind. */
    public synchronized double number(String name, double fallback) {
        JsonNode value = values.path(name);
        return value.isNumber() ? value.doubleValue() : fallback;
    }

    /** Yes or no, or the fallback when it was never set or is of another kind. */
    public synchronized boolean flag(String name, boolean fallback) {
        JsonNode value = values.path(name);
        return value.isBoolean() ? value.booleanValue() : fallback;
    }

    public synchronized void set(String name, String value) {
        keep(name, values.textNode(value));
    }

    public synchronized void set(String name, double value) {
        keep(name, values.numberNode(value));
    }

    public synchronized void set(String name, boolean value) {
        keep(name, values.booleanNode(value));
    }

    private void keep(String name, JsonNode value) {
        if (!value.equals(values.get(name))) {
            values.set(name, value);
            file.update(content -> {
                if (content.isEmpty()) {
                    content.setAll(values);
                }
                content.set(name, value);
            });
        }
    }
}
