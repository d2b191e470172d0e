package org.schemawright.desktop.browse;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.run.RowsFound;

/** Says what a plan endangers. */
final class HazardWords {

    private HazardWords() {}

    /** What kind of danger it is, in a few words. */
    static String title(Hazard.Kind kind) {
        return switch (kind) {
            case DELETES_DATA -> "Values are deleted";
            case KEEPS_DATA -> "Values are kept beside";
            case CHANGES_VALUES -> "Values are converted";
            case FILLS_ROWS -> "Rows without a value get one";
            case ROWS_MAY_BREAK_RULE -> "Rows may be in the way";
            case REWRITES_TABLE -> "The table is written anew";
            case BREAKS_DEPENDENTS -> "Something else may stop working";
        };
    }

    /** How many rows: "3 rows now, such as:". */
    static String number(RowsFound found) {
        String grouped = NumberWords.grouped(found.count());
        return found.unknown() != null
                ? found.number()
                : found.number().replaceFirst("\\d[\\d,]*", grouped)
                        + (found.first().isEmpty() ? " now." : " now, such as:");
    }

    /** The facts of a hazard line by line; what is not known is said. */
    static List<String> lines(Hazard hazard, HazardLook look) {
        if (hazard.rows().isEmpty()) {
            return List.of();
        }
        if (look.looking()) {
            return List.of("The rows are being counted …");
        }
        List<String> lines = new ArrayList<>();
        for (RowsFound found : look.of(hazard).map(HazardFacts::found).orElse(List.of())) {
            lines.add(number(found));
            found.examples().forEach(example -> lines.add("    " + example));
        }
        return lines.isEmpty() ? List.of("How many rows that are is not known.") : lines;
    }
}
