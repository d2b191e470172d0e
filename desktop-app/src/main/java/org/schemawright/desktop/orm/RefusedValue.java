package org.schemawright.desktop.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Finds the column whose value PostgreSQL refused: it tells the value or the type, but not the column. */
final class RefusedValue {

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("\\(.*?\\)");

    private final String message;
    private final String type;
    private final Map<String, @Nullable Object> written;
    private final List<Column> candidates = new ArrayList<>();

    private RefusedValue(Table table, Map<String, @Nullable Object> written, ServerErrorMessage server) {
        this.message = Objects.requireNonNullElse(server.getMessage(), "");
        this.type = Objects.requireNonNullElse(server.getDatatype(), "");
        this.written = written;
        for (Column column : table.columns()) {
            boolean checked =
                    column.type().kind() != TypeKind.TEXT && column.type().kind() != TypeKind.BOOLEAN;
            if (checked && written.get(column.name()) != null) {
                candidates.add(column);
            }
        }
    }

    /**
     * The column; null where it cannot be told.
     *
     * @param written the values that were written, by column
     */
    static @Nullable String in(Table table, Map<String, @Nullable Object> written, ServerErrorMessage server) {
        if (written.size() == 1) {
            return written.keySet().iterator().next();
        }
        RefusedValue refused = new RefusedValue(table, written, server);
        refused.keep((column, value) ->
                column.type().raw().equals(refused.type) || column.type().raw().endsWith("." + refused.type));
        Matcher quoted = QUOTED.matcher(refused.message);
        if (quoted.find()) {
            String told = quoted.group(1);
            refused.keep((column, value) -> value.equals(told));
            refused.keep((column, value) -> !told.isEmpty() && value.contains(told));
        }
        refused.keep((column, value) ->
                refused.tells(LENGTH.matcher(column.type().raw()).replaceAll("").strip()));
        refused.keep((column, value) -> refused.tellsKind(column.type().raw()));
        return refused.candidates.size() == 1 ? refused.candidates.getFirst().name() : null;
    }

    /** Leaves only those columns that a hint speaks of; a hint that speaks of none is no hint. */
    private void keep(BiPredicate<Column, String> hint) {
        List<Column> kept = candidates.stream()
                .filter(column -> hint.test(column, String.valueOf(written.get(column.name()))))
                .toList();
        if (!kept.isEmpty()) {
            candidates.retainAll(kept);
        }
    }

    private boolean tells(String word) {
        return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                .matcher(message)
                .find();
    }

    /** Messages about some types name only their family. */
    private boolean tellsKind(String raw) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("range") && words.contains("bound") && raw.contains("range")
                || words.contains("binary digit") && raw.startsWith("bit")
                || words.contains("hexadecimal digit") && raw.startsWith("bit");
    }
}
