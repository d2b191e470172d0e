package org.schemawright.desktop.orm;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.rows.RawText;
import org.schemawright.migration.dialect.SqlName;

/** Values as SQL writes them, and statements with their values in them, for people to read and for other tools to run. */
public final class SqlValues {

    private SqlValues() {}

    /**
     * Puts values in the places of the parameters; question marks inside quotes are none.
     *
     * @param values one for each parameter
     */
    static String inline(String sql, List<? extends @Nullable Object> values, boolean sqlite) {
        StringBuilder text = new StringBuilder(sql.length() + 16 * values.size());
        char open = 0;
        int next = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (open != 0) {
                open = c == open ? 0 : open;
                text.append(c);
            } else if (c == '?' && next < values.size()) {
                text.append(literal(values.get(next++), sqlite));
            } else {
                open = c == '"' || c == '\'' ? c : 0;
                text.append(c);
            }
        }
        return text.toString();
    }

    /** A value as the engine's SQL writes it. */
    public static String literal(@Nullable Object value, boolean sqlite) {
        return switch (value) {
            case null -> "null";
            case Double number when number.isNaN() || number.isInfinite() -> notFinite(number, sqlite);
            case Float number when number.isNaN() || number.isInfinite() -> notFinite(number.doubleValue(), sqlite);
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> sqlite ? (truth ? "1" : "0") : truth.toString();
            case byte[] bytes -> {
                String hex = HexFormat.of().formatHex(bytes);
                yield sqlite ? "x'" + hex + "'" : "'\\x" + hex + "'";
            }
            case NewRowKey key -> "/* the " + key.column() + " that the new row of " + key.table() + " gets */";
            case RawText text -> "cast(x'" + HexFormat.of().formatHex(text.bytes()) + "' as text)";
            case UUID uuid -> SqlName.literal(uuid.toString());
            default -> SqlName.literal(value.toString());
        };
    }

    private static String notFinite(Double number, boolean sqlite) {
        if (!sqlite) {
            return "'" + number + "'";
        }
        return number.isNaN() ? "null" : number > 0 ? "9e999" : "-9e999";
    }
}
