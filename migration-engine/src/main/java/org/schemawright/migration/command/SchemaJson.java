package org.schemawright.migration.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * A schema as JSON, in the form that docs/inspect-json.md describes. Every key is always there, in this order; a new key
 * may come, one that changes its meaning raises {@link #FORMAT}.
 */
final class SchemaJson {

    private static final int FORMAT = 1;

    private final JsonGenerator json;

    private SchemaJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one element of a list. */
    @FunctionalInterface
    interface Element<T> {
        void write(T element) throws IOException;
    }

    static String of(ReadSchema read) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        lines.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(text).setPrettyPrinter(lines)) {
            new SchemaJson(json).write(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(ReadSchema read) throws IOException {
        DatabaseSchema schema = read.schema();
        TableJson tables = new TableJson(json);
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("engine", read.dialect().id());
        json.writeStringField("defaultSchema", schema.defaultSchema());
        list(json, "tables", schema.tables(), tables::write);
        list(json, "views", schema.views(), view -> view(view, tables));
        list(json, "triggers", schema.triggers(), this::trigger);
        list(json, "types", schema.types(), type -> type(type, tables));
        list(json, "sequences", schema.sequences(), sequence -> {
            json.writeStartObject();
            name(json, sequence.name());
            ObjectName owner = sequence.ownerTable();
            json.writeStringField("ownerSchema", owner == null ? null : owner.schema());
            json.writeStringField("ownerTable", owner == null ? null : owner.name());
            json.writeStringField("ownerColumn", sequence.ownerColumn());
            json.writeStringField("options", sequence.options());
            json.writeEndObject();
        });
        list(json, "routines", schema.routines(), routine -> {
            json.writeStartObject();
            name(json, routine.name());
            json.writeStringField("kind", routine.kind().word());
            json.writeStringField("arguments", routine.arguments());
            json.writeStringField("result", routine.result());
            json.writeStringField("definition", routine.definition());
            json.writeEndObject();
        });
        list(json, "others", schema.others(), other -> {
            json.writeStartObject();
            name(json, other.name());
            json.writeStringField("kind", other.kind().word());
            ObjectName table = other.table();
            json.writeStringField("tableSchema", table == null ? null : table.schema());
            json.writeStringField("table", table == null ? null : table.name());
            json.writeStringField("definition", other.definition());
            json.writeEndObject();
        });
        list(json, "notes", schema.notes(), this::note);
        list(json, "dependencies", schema.dependencies(), dependency -> {
            json.writeStartObject();
            json.writeFieldName("user");
            ref(dependency.user());
            json.writeFieldName("uses");
            ref(dependency.used());
            json.writeEndObject();
        });
        list(json, "unread", schema.unread(), unread -> {
            json.writeStartObject();
            json.writeStringField("part", unread.part());
            json.writeStringField("reason", unread.reason());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void view(View view, TableJson tables) throws IOException {
        json.writeStartObject();
        name(json, view.name());
        json.writeBooleanField("materialized", view.materialized());
        list(json, "columns", view.columns(), tables::column);
        list(json, "indexes", view.indexes(), tables::index);
        strings(json, "options", view.options());
        json.writeStringField("definition", view.definition());
        json.writeStringField("problem", view.problem());
        json.writeEndObject();
    }

    private void trigger(Trigger trigger) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", trigger.name());
        json.writeStringField("tableSchema", trigger.table().schema());
        json.writeStringField("table", trigger.table().name());
        json.writeStringField("state", word(trigger.state()));
        json.writeStringField("definition", trigger.definition());
        json.writeEndObject();
    }

    private void type(UserType type, TableJson tables) throws IOException {
        json.writeStartObject();
        name(json, type.name());
        json.writeStringField("kind", type.kind().word());
        switch (type) {
            case EnumType choices -> strings(json, "values", choices.values());
            case DomainType domain -> {
                json.writeStringField("base", domain.base().raw());
                json.writeBooleanField("nullable", domain.nullable());
                json.writeStringField(
                        "default",
                        domain.defaultValue() == null
                                ? null
                                : domain.defaultValue().sql());
                json.writeStringField("collation", domain.collation());
                list(json, "checks", domain.checks(), tables::constraint);
            }
            case CompositeType composite -> list(json, "attributes", composite.attributes(), tables::column);
            case RangeType range -> json.writeStringField("definition", range.definition());
        }
        json.writeEndObject();
    }

    private void note(ObjectNote note) throws IOException {
        json.writeStartObject();
        json.writeFieldName("object");
        ref(note.object());
        json.writeStringField("comment", note.comment());
        json.writeStringField("owner", note.owner());
        strings(json, "grants", note.grants());
        json.writeEndObject();
    }

    private void ref(ObjectRef ref) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", ref.kind().word());
        name(json, ref.name());
        json.writeStringField("part", ref.part());
        json.writeEndObject();
    }

    static void name(JsonGenerator json, ObjectName name) throws IOException {
        json.writeStringField("schema", name.schema());
        json.writeStringField("name", name.name());
    }

    static <T> void list(JsonGenerator json, String key, List<T> elements, Element<? super T> element)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (T each : elements) {
            element.write(each);
        }
        json.writeEndArray();
    }

    /** Texts; those of a set in order, so that two outputs of one schema are equal. */
    static void strings(JsonGenerator json, String key, Collection<String> texts) throws IOException {
        List<String> ordered = texts instanceof List
                ? List.copyOf(texts)
                : texts.stream().sorted().toList();
        list(json, key, ordered, json::writeString);
    }

    /** {@code SET_NULL} as {@code set null}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
