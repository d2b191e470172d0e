package org.schemawright.desktop.changeset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** The columns that name a row for people, guessed from their names: first and last name together, else the usual one. */
public final class LabelColumns {

    private static final List<List<String>> PAIRS = List.of(
            List.of("firstname", "lastname"), List.of("givenname", "familyname"), List.of("forename", "surname"));

    private static final List<String> USUAL = List.of(
            "name",
            "title",
            "label",
            "fullname",
            "displayname",
            "username",
            "lastname",
            "surname",
            "firstname",
            "caption",
            "subject",
            "email",
            "code",
            "slug");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_\\s-]");

    private LabelColumns() {}

    /** The columns whose values, with a space between them, name a row; empty where none is likely to. */
    public static List<String> of(Table table) {
        for (List<String> pair : PAIRS) {
            List<String> found = pair.stream()
                    .flatMap(part -> table.columns().stream()
                            .map(Column::name)
                            .filter(name -> bare(name).equals(part))
                            .limit(1))
                    .toList();
            if (found.size() == pair.size()) {
                return found;
            }
        }
        return usual(table).map(Column::name).stream().toList();
    }

    private static Optional<Column> usual(Table table) {
        List<Column> texts =
                table.columns().stream().filter(LabelColumns::holdsText).toList();
        for (String usual : USUAL) {
            Optional<Column> exact =
                    texts.stream().filter(c -> bare(c.name()).equals(usual)).findFirst();
            if (exact.isPresent()) {
                return exact;
            }
        }
        String own = bare(table.name().name());
        return texts.stream()
                .filter(c ->
                        bare(c.name()).equals(own + "name") || bare(c.name()).equals(own + "title"))
                .findFirst();
    }

    private static boolean holdsText(Column column) {
        return column.type().kind() == TypeKind.TEXT || column.type().kind() == TypeKind.OTHER;
    }

    private static String bare(String name) {
        return BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
