package org.schemawright.desktop.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.schemawright.migration.schema.Column;

/** Typed JSON; kept as it was typed. */
final class JsonCells {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonCells() {}

    static ParsedCell parse(Column column, String typed) {
        try {
            if (JSON.readTree(typed).isMissingNode()) {
                return CellText.refused(column, "takes JSON, such as {\"size\": 3}.");
            }
            return CellText.value(typed);
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            String where = place == null
                    ? ""
                    : " It breaks off at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
            return CellText.refused(column, "takes JSON, such as {\"size\": 3}." + where);
        }
    }
}
