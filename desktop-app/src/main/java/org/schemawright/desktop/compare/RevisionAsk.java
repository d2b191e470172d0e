package org.schemawright.desktop.compare;

import java.util.List;
import java.util.function.Consumer;
import org.schemawright.migration.plan.Hazard;

/** Asks for the message of a revision, with what it does and endangers. */
@FunctionalInterface
public interface RevisionAsk {

    /** @param onMessage told once the person says so, with every loss accepted */
    void ask(List<String> changes, List<Hazard> hazards, Consumer<String> onMessage);
}
