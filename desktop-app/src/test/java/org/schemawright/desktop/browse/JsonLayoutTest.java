package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLayoutTest {

    @Test
    void onlySpaceChanges() {
        String json = "{\"a\":1.0E5,\"a\":[1, 2,{}],\"t\":\"x{,: \\\" y\",\"e\":[ ],\"u\":\"\\u00e9\"}";
        assertThat(JsonLayout.pretty(json)).isEqualTo("""
                {
                  "a": 1.0E5,
                  "a": [
                    1,
                    2,
                    {}
                  ],
                  "t": "x{,: \\" y",
                  "e": [],
                  "u": "\\u00e9"
                }""");
        assertThat(JsonLayout.pretty(JsonLayout.pretty(json))).isEqualTo(JsonLayout.pretty(json));
    }

    @Test
    void whatIsNoJsonLosesNoLetters() {
        assertThat(JsonLayout.pretty("{\"open").replaceAll("\\s", "")).isEqualTo("{\"open");
        assertThat(JsonLayout.pretty("]]x").replaceAll("\\s", "")).isEqualTo("]]x");
    }

    @Test
    void bytesStandInLinesOfSixteen() {
        byte[] bytes = "Hello, hexadecimal world".getBytes(StandardCharsets.UTF_8);
        assertThat(HexLines.of(bytes).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("00000000   48 65 6c 6c 6f 2c 20 68  65 78 61 64 65 63 69 6d")
                .endsWith("Hello, hexadecim");
        assertThat(HexLines.of(new byte[1_000_000]).lines()).hasSize(HexLines.MOST / 16);
    }
}
