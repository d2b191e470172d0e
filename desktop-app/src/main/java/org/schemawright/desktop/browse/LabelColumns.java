package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.schemawright.desktop.changeset.LabelColumn;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** Which columns name a row for people: the label column, or first and last name together. */
final class LabelColumns {

    private static final Set<String> BETTER_ALONE = Set.of("name", "title", "label", "fullname", "displayname");
    private static final List<List<String>> PAIRS = List.of(
            List.of("firstname", "lastname"), List.of("givenname", "familyname"), List.of("forename", "surname"));

    private LabelColumns() {}

    /** The columns whose values, with a space between them, name a row; empty where none is likely to. */
    static List<String> of(Table table) {
        List<String> alone = LabelColumn.of(table).map(Column::name).stream().toList();
        if (!alone.isEmpty() && BETTER_ALONE.contains(bare(alone.getFirst()))) {
            return alone;
        }
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
        return alone;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
