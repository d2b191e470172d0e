package org.schemawright.desktop.changeset;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.RawText;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.SqlObject;

/**
 * What is pending as lines of JSON, each a {@link PendingDelta}, and back. The columns that rows were read with are
 * written once, and named by a number afterwards; so one of these goes with one journal, from its first line on.
 */
final class PendingJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .addMixIn(Change.class, ByName.class)
            .addMixIn(Constraint.class, ByName.class)
            .addMixIn(SqlObject.class, ByName.class)
            .registerSubtypes(Change.class.getPermittedSubclasses())
            .registerSubtypes(Change.Rename.class.getPermittedSubclasses())
            .registerSubtypes(Constraint.class.getPermittedSubclasses())
            .registerSubtypes(SqlObject.class.getPermittedSubclasses())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** Tells the kinds of a sealed type by the names of their records. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface ByName {}

    private final Map<List<Column>, Integer> numbers = new IdentityHashMap<>();
    private final Map<Integer, List<Column>> columnLists = new HashMap<>();

    // Writing

    /**
     * One line, without its end.
     *
     * @param anew whether what the lines before say is pending no longer
     */
    byte[] line(PendingDelta delta, boolean anew) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        if (anew) {
            line.put("anew", true);
        }
        ObjectNode columns = JSON.createObjectNode();
        if (!delta.rows().isEmpty()) {
            ObjectNode rows = line.putObject("rows");
            delta.rows().forEach((position, change) -> rows.set(position.toString(), row(change, columns)));
        }
        if (!columns.isEmpty()) {
            line.set("columns", columns);
        }
        if (delta.schemaChanges() != null) {
            line.set(
                    "schema",
                    JSON.readTree(JSON.writerFor(new TypeReference<List<Change>>() {})
                            .writeValueAsBytes(delta.schemaChanges())));
        }
        if (delta.sent() != null) {
            line.put("sent", delta.sent());
        }
        return JSON.writeValueAsBytes(line);
    }

    private JsonNode row(@Nullable RowChange change, ObjectNode columns) {
        if (change == null) {
            return JSON.nullNode();
        }
        ObjectNode node = JSON.createObjectNode();
        node.put("schema", change.table().schema()).put("table", change.table().name());
        switch (change) {
            case RowChange.Insert insert -> {
                node.put("id", insert.id());
                node.set("insert", byColumn(insert.values()));
            }
            case RowChange.Update update -> {
                seen(update.base(), node, columns);
                node.set("update", byColumn(update.values()));
            }
            case RowChange.Delete delete -> {
                seen(delete.base(), node, columns);
                node.put("delete", true);
            }
        }
        return node;
    }

    private void seen(Row base, ObjectNode node, ObjectNode columns) {
        Integer number = numbers.get(base.columns());
        if (number == null) {
            number = numbers.size() + 1;
            numbers.put(base.columns(), number);
            columns.set(number.toString(), JSON.valueToTree(base.columns()));
        }
        RowKey key = base.key();
        node.set("key", list(key == null ? List.of() : key.values()));
        node.put("columns", number);
        node.set("seen", list(base.values()));
        node.put("version", base.version());
    }

    private static ArrayNode list(List<? extends @Nullable Object> values) {
        ArrayNode list = JSON.createArrayNode();
        values.forEach(value -> list.add(value(value)));
        return list;
    }

    private static ObjectNode byColumn(Map<String, @Nullable Object> values) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((column, value) -> node.set(column, value(value)));
        return node;
    }

    /** A text as it is; everything else with its type, so that it comes back as what it was. */
    private static JsonNode value(@Nullable Object value) {
        ObjectNode typed = JSON.createObjectNode();
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.getNodeFactory().textNode(text);
            case Long number -> typed.put("long", number.toString());
            case Integer number -> typed.put("int", number);
            case Short number -> typed.put("short", number);
            case Double number -> typed.put("double", number.toString());
            case Float number -> typed.put("float", number.toString());
            case BigDecimal number -> typed.put("decimal", number.toString());
            case Boolean flag -> typed.put("boolean", flag);
            case UUID id -> typed.put("uuid", id.toString());
            case byte[] bytes -> typed.put("bytes", bytes);
            case RawText text -> typed.put("raw", text.bytes());
            case NewRowKey key ->
                typed.put("newRow", key.insertId())
                        .put("schema", key.table().schema())
                        .put("table", key.table().name())
                        .put("column", key.column());
            case LargeValue large -> {
                typed.set("large", value(large.beginning()));
                yield typed.put("size", large.size());
            }
            default -> throw new IllegalArgumentException("no form for a " + value.getClass());
        };
    }

    /** Begins anew, as for an empty journal. */
    void forgetColumns() {
        numbers.clear();
    }

    // Reading

    /**
     * What one line says.
     *
     * @param anew whether what the lines before say is pending no longer
     */
    record Line(boolean anew, PendingDelta delta) {}

    Line read(byte[] line) throws IOException {
        JsonNode node = JSON.readTree(line);
        for (Map.Entry<String, JsonNode> columns : node.path("columns").properties()) {
            List<Column> list = JSON.convertValue(columns.getValue(), new TypeReference<>() {});
            int number = Integer.parseInt(columns.getKey());
            List<Column> kept = List.copyOf(list);
            columnLists.put(number, kept);
            numbers.put(kept, number);
        }
        Map<Long, @Nullable RowChange> rows = new TreeMap<>();
        for (Map.Entry<String, JsonNode> row : node.path("rows").properties()) {
            long position = Long.parseLong(row.getKey());
            rows.put(position, row.getValue().isNull() ? null : rowChange(position, row.getValue()));
        }
        List<Change> schema =
                node.has("schema") ? JSON.convertValue(node.get("schema"), new TypeReference<List<Change>>() {}) : null;
        Boolean sent = node.has("sent") ? node.get("sent").asBoolean() : null;
        return new Line(node.has("anew"), new PendingDelta(rows, schema, sent));
    }

    private RowChange rowChange(long position, JsonNode node) throws IOException {
        ObjectName table = new ObjectName(
                node.path("schema").textValue(), node.required("table").textValue());
        if (node.has("insert")) {
            return new RowChange.Insert(table, node.path("id").asLong(position), values(node.get("insert")));
        }
        List<Object> key = new ArrayList<>();
        for (JsonNode part : node.required("key")) {
            Object value = value(part);
            if (value != null) {
                key.add(value);
            }
        }
        List<@Nullable Object> seen = new ArrayList<>();
        for (JsonNode part : node.required("seen")) {
            seen.add(value(part));
        }
        List<Column> columns = columnLists.getOrDefault(node.required("columns").intValue(), List.of());
        Row base = new Row(new RowKey(key), columns, seen, node.path("version").textValue());
        return node.has("update")
                ? new RowChange.Update(table, base, values(node.get("update")))
                : new RowChange.Delete(table, base);
    }

    private static Map<String, @Nullable Object> values(JsonNode node) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(entry.getKey(), value(entry.getValue()));
        }
        return values;
    }

    private static @Nullable Object value(JsonNode node) throws IOException {
        if (node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        Map.Entry<String, JsonNode> typed = node.properties().iterator().next();
        JsonNode value = typed.getValue();
        return switch (typed.getKey()) {
            case "long" -> Long.valueOf(value.textValue());
            case "int" -> value.intValue();
            case "short" -> value.shortValue();
            case "double" -> Double.valueOf(value.textValue());
            case "float" -> Float.valueOf(value.textValue());
            case "decimal" -> new BigDecimal(value.textValue());
            case "boolean" -> value.booleanValue();
            case "uuid" -> UUID.fromString(value.textValue());
            case "bytes" -> value.binaryValue();
            case "newRow" ->
                new NewRowKey(
                        new ObjectName(
                                node.path("schema").textValue(),
                                node.required("table").textValue()),
                        value.longValue(),
                        node.required("column").textValue());
            case "raw" -> new RawText(value.binaryValue());
            case "large" ->
                new LargeValue(
                        Objects.requireNonNull(value(value)),
                        node.required("size").longValue());
            default -> throw new IOException("a value of a later version: " + typed.getKey());
        };
    }
}
