package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.migration.change.Difference;

/** Says how a database differs from what its revisions make. */
final class DifferenceWords {

    private DifferenceWords() {}

    /** One sentence. */
    static String of(Difference difference) {
        String name = SchemaWords.name(difference);
        if (difference.added()) {
            return "The " + name + " is in no revision";
        }
        return difference.removed() ? "The " + name + " is missing" : "The " + name + " is another";
    }

    /** What differs in it, a line each; empty where it came or went as a whole. */
    static List<String> details(Difference difference) {
        List<String> lines = new ArrayList<>();
        for (Difference.Aspect aspect : difference.aspects()) {
            lines.add(aspect.name() + ": " + SchemaWords.value(aspect.before()) + " in the revisions, "
                    + SchemaWords.value(aspect.after()) + " here");
        }
        return lines;
    }
}
