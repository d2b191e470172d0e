package org.schemawright.desktop.changeset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** The column that names a row for people, guessed from the names of the columns. */
public final class LabelColumn {

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

    private LabelColumn() {}

    /** The label column of a table; empty where no column looks like one. */
    public static Optional<Column> of(Table table) {
        List<Column> texts =
                table.columns().stream().filter(LabelColumn::holdsText).toList();
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
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }
}
