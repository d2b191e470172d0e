package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectRef;

/** Says how a database differs from what its revisions make. */
final class DifferenceWords {

    private DifferenceWords() {}

    /** One sentence. */
    static String of(Difference difference) {
        String name = name(difference.object(), difference);
        if (difference.added()) {
            return "The " + name + " is in no revision";
        }
        return difference.removed() ? "The " + name + " is missing" : "The " + name + " is another";
    }

    /** What differs in it, a line each; empty where it came or went as a whole. */
    static List<String> details(Difference difference) {
        List<String> lines = new ArrayList<>();
        for (Difference.Aspect aspect : difference.aspects()) {
            lines.add(aspect.name() + ": " + words(aspect.before()) + " in the revisions, " + words(aspect.after())
                    + " here");
        }
        return lines;
    }

    private static String name(ObjectRef ref, Difference difference) {
        String part = ref.part();
        String word = ref.kind().word();
        return switch (ref.kind()) {
            case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY ->
                word + (part.isEmpty() ? "" : " " + part) + " of " + ref.name().name();
            case INDEX ->
                word + " " + ref.name().name() + " on " + difference.owner().name();
            default -> word + " " + ref.name().name();
        };
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case String text -> text.isEmpty() ? "none" : text;
            case Boolean yes -> yes ? "yes" : "no";
            case DefaultValue given -> given.sql();
            case ColumnType type -> type.raw().isEmpty() ? "none" : type.raw();
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case List<?> all ->
                all.isEmpty()
                        ? "none"
                        : all.stream().map(DifferenceWords::words).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
