package org.schemawright.migration.command;

import static org.schemawright.migration.command.SchemaJson.list;
import static org.schemawright.migration.command.SchemaJson.name;
import static org.schemawright.migration.command.SchemaJson.strings;
import static org.schemawright.migration.command.SchemaJson.word;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/** Tables, columns, constraints and indexes as JSON. */
record TableJson(JsonGenerator json) {

    void write(Table table) throws IOException {
        json.writeStartObject();
        name(json, table.name());
        json.writeStringField("kind", word(table.kind()));
        strings(json, "options", table.options());
        json.writeStringField("comment", table.comment());
        if (table.rowEstimate() < 0) {
            json.writeNullField("rowEstimate");
        } else {
            json.writeNumberField("rowEstimate", table.rowEstimate());
        }
        list(json, "columns", table.columns(), this::column);
        list(json, "hiddenColumns", table.hiddenColumns(), this::column);
        list(json, "constraints", table.constraints(), this::constraint);
        list(json, "indexes", table.indexes(), this::index);
        list(json, "inherits", table.inheritance().parents(), parent -> {
            json.writeStartObject();
            name(json, parent);
            json.writeEndObject();
        });
        json.writeStringField("definition", table.definition());
        json.writeEndObject();
    }

    void column(Column column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.type().raw());
        json.writeStringField("valueKind", word(column.type().kind()));
        json.writeBooleanField("nullable", column.nullable());
        DefaultValue value = column.defaultValue();
        json.writeStringField("default", value == null ? null : value.sql());
        Generated generated = column.generated();
        json.writeStringField("generatedAs", generated == null ? null : generated.expression());
        json.writeBooleanField("stored", generated == null || generated.stored());
        Identity identity = column.identity();
        json.writeStringField("identity", identity == null ? null : word(identity.kind()));
        json.writeStringField("identityOptions", identity == null ? "" : identity.options());
        json.writeStringField("collation", column.collation());
        json.writeStringField("storage", column.storage());
        json.writeStringField("comment", column.comment());
        json.writeEndObject();
    }

    void constraint(Constraint constraint) throws IOException {
        json.writeStartObject();
        switch (constraint) {
            case PrimaryKey key -> {
                head("primary key", key);
                strings(json, "columns", key.columns());
                json.writeStringField("options", key.options());
            }
            case UniqueKey key -> {
                head("unique", key);
                strings(json, "columns", key.columns());
                json.writeStringField("options", key.options());
            }
            case ForeignKey key -> {
                head("foreign key", key);
                strings(json, "columns", key.columns());
                json.writeStringField("targetSchema", key.target().schema());
                json.writeStringField("targetTable", key.target().name());
                strings(json, "targetColumns", key.targetColumns());
                json.writeStringField("onUpdate", word(key.onUpdate()));
                json.writeStringField("onDelete", word(key.onDelete()));
                json.writeBooleanField("deferrable", key.deferrable());
                json.writeBooleanField("initiallyDeferred", key.initiallyDeferred());
                json.writeStringField("options", key.options());
            }
            case CheckConstraint check -> {
                head("check", check);
                json.writeStringField("expression", check.expression());
                json.writeStringField("options", check.options());
            }
            case OtherConstraint other -> {
                head("other", other);
                json.writeStringField("definition", other.definition());
            }
        }
        json.writeEndObject();
    }

    private void head(String type, Constraint constraint) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("name", constraint.name());
    }

    void index(Index index) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", index.name());
        json.writeBooleanField("unique", index.unique());
        json.writeStringField("method", index.method());
        json.writeBooleanField("valid", index.valid());
        list(json, "parts", index.parts(), part -> {
            json.writeStartObject();
            json.writeStringField("column", part.column());
            json.writeStringField("expression", part.expression());
            json.writeBooleanField("descending", part.descending());
            json.writeStringField("options", part.options());
            json.writeEndObject();
        });
        json.writeStringField("where", index.predicate());
        json.writeStringField("definition", index.definition());
        json.writeEndObject();
    }
}
