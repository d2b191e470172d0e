package org.schemawright.desktop.design;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The name of a key, check or index while that is being written: proposed until somebody types another one. */
final class RuleName {

    final StringProperty text = new SimpleStringProperty("");

    private final Drawing drawing;
    private final String what;
    private final boolean optional;
    private final Supplier<String> proposal;
    private final Supplier<Set<String>> taken;
    private String proposed = "";

    /**
     * A name.
     *
     * @param what what has it: "foreign key"
     * @param present the name it has; null for a new one
     * @param optional whether it may do without one
     * @param proposal makes one up
     * @param taken the names that others have, in lower case
     */
    RuleName(
            Drawing drawing,
            String what,
            @Nullable String present,
            boolean optional,
            Supplier<String> proposal,
            Supplier<Set<String>> taken) {
        this.drawing = drawing;
        this.what = what;
        this.optional = optional;
        this.proposal = proposal;
        this.taken = taken;
        text.set(present == null ? "" : present);
        if (present == null) {
            propose();
        }
    }

    /** Follows what the name is made of, unless it is somebody's own. */
    void follow() {
        if (!proposed.isEmpty() && text.get().equals(proposed)) {
            propose();
        }
    }

    private void propose() {
        proposed = proposal.get();
        text.set(proposed);
    }

    /** The name; null for none. */
    @Nullable
    String get() {
        return text.get().isBlank() ? null : text.get().strip();
    }

    String problem() {
        if (text.get().isBlank() && optional) {
            return "";
        }
        String form = new NameCheck(drawing).rule(text.get(), what);
        if (!form.isEmpty()) {
            return form;
        }
        return taken.get().contains(text.get().strip().toLowerCase(Locale.ROOT))
                ? "The name " + text.get().strip() + " is taken."
                : "";
    }
}
