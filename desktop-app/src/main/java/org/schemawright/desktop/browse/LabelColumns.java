package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Locale;
import org.schemawright.desktop.changeset.LabelColumn;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;

/** Which columns name a row for people: first and last name together, else the label column. */
final class LabelColumns {

    private static final List<List<String>> PAIRS = List.of(
            List.of("firstname", "lastname"), List.of("givenname", "familyname"), List.of("forename", "surname"));

    private LabelColumns() {}

    /** The columns whose values, with a space between them, name a row; empty where none is likely to. */
    static List<String> of(Table table) {
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
        return LabelColumn.of(table).map(Column::name).stream().toList();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
