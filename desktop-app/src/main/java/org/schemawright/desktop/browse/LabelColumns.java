package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** Guesses which columns name a row for people: name, title and the like, or first and last name together. */
final class LabelColumns {

    private static final List<String> NAMES = List.of(
            "name",
            "title",
            "label",
            "display_name",
            "displayname",
            "full_name",
            "fullname",
            "username",
            "login",
            "subject",
            "email");
    private static final List<List<String>> PAIRS = List.of(
            List.of("firstname", "lastname"),
            List.of("first_name", "last_name"),
            List.of("given_name", "family_name"));

    private LabelColumns() {}

    /** The columns whose values, with a space between them, name a row; empty where none is likely to. */
    static List<String> of(Table table) {
        for (String name : NAMES.subList(0, 2)) {
            Optional<String> found = column(table, name);
            if (found.isPresent()) {
                return List.of(found.get());
            }
        }
        for (List<String> pair : PAIRS) {
            List<String> found =
                    pair.stream().flatMap(n -> column(table, n).stream()).toList();
            if (found.size() == pair.size()) {
                return found;
            }
        }
        for (String name : NAMES) {
            Optional<String> found = column(table, name);
            if (found.isPresent()) {
                return List.of(found.get());
            }
        }
        return table.columns().stream()
                .filter(LabelColumns::isText)
                .map(Column::name)
                .filter(n -> endsLikeAName(n.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> table.columns().stream()
                        .filter(LabelColumns::isText)
                        .map(Column::name)
                        .findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean endsLikeAName(String name) {
        return name.endsWith("name") || name.endsWith("title") || name.endsWith("description");
    }

    private static boolean isText(Column column) {
        return column.type().kind() == TypeKind.TEXT;
    }

    private static Optional<String> column(Table table, String lowerName) {
        return table.columns().stream()
                .map(Column::name)
                .filter(n -> n.toLowerCase(Locale.ROOT).equals(lowerName))
                .findFirst();
    }
}
