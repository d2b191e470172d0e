package org.schemawright.desktop.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text that SQLite keeps although its bytes are no UTF-8. It stays as it is until somebody types another: as a String it
 * would be repaired, and neither be found again nor be the same.
 *
 * @param bytes as stored
 */
public record RawText(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As far as it can be read; what cannot is a replacement sign. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
