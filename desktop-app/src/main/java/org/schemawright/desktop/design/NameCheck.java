package org.schemawright.desktop.design;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.schemawright.migration.schema.ObjectName;

/** Says in a sentence what is wrong with a name; empty when nothing is. */
final class NameCheck {

    private static final int LONGEST_POSTGRESQL = 63;

    private final Drawing drawing;

    NameCheck(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * The name of a table that is new or gets that name.
     *
     * @param except the name it has now, which is not taken; the new one must be free in the same schema
     */
    String table(String name, ObjectName except) {
        String problem = form(name, "table");
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!drawing.isPostgresql() && name.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return "Names that begin with sqlite_ belong to SQLite.";
        }
        boolean taken = Stream.concat(
                        drawing.schema().tables().stream().map(table -> table.name()),
                        drawing.schema().views().stream().map(view -> view.name()))
                .filter(other -> Objects.equals(other.schema(), except.schema()))
                .filter(other -> !other.equals(except))
                .anyMatch(other -> drawing.sameName(other.name(), name));
        return taken ? "There is already a table or view named " + name + "." : "";
    }

    /** The name of a column among others. */
    String column(String name, Collection<String> others) {
        String problem = form(name, "column");
        if (!problem.isEmpty()) {
            return problem;
        }
        boolean taken = others.stream().anyMatch(other -> drawing.sameName(other, name));
        return taken ? "There is already a column named " + name + "." : "";
    }

    /** The name of a key, check or index, apart from whether it is taken. */
    String rule(String name, String what) {
        return form(name, what);
    }

    private String form(String name, String what) {
        if (name.isBlank()) {
            return ("aeiou".indexOf(what.charAt(0)) < 0 ? "A " : "An ") + what + " needs a name.";
        }
        if (!name.equals(name.strip())) {
            return "The name begins or ends with a space.";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "The name has a character that cannot be seen.";
        }
        if (drawing.isPostgresql() && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_POSTGRESQL) {
            return "PostgreSQL keeps only " + LONGEST_POSTGRESQL + " bytes of a name.";
        }
        return "";
    }
}
