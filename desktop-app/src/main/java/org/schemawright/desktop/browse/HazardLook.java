package org.schemawright.desktop.browse;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.migration.HazardFacts;
import org.schemawright.migration.plan.Hazard;

/**
 * What is known of the rows that a plan endangers.
 *
 * @param facts of each hazard; empty while nobody knows
 * @param looking whether they are being counted
 * @param problem why they could not be looked at; null where they could, or nobody has looked yet
 */
record HazardLook(
        List<HazardFacts> facts, boolean looking, @Nullable Problem problem) {

    static final HazardLook NONE = new HazardLook(List.of(), false, null);
    static final HazardLook LOOKING = new HazardLook(List.of(), true, null);

    static HazardLook of(List<HazardFacts> facts) {
        return new HazardLook(List.copyOf(facts), false, null);
    }

    static HazardLook failed(Problem problem) {
        return new HazardLook(List.of(), false, problem);
    }

    /** The facts of a hazard; empty where nobody knows them. */
    Optional<HazardFacts> of(Hazard hazard) {
        return facts.stream().filter(f -> f.hazard().equals(hazard)).findFirst();
    }

    /** Whether a person has to say that losing this is meant; so too while nobody knows whether rows are concerned. */
    boolean mustBeAccepted(Hazard hazard) {
        return of(hazard).map(HazardFacts::mustBeAccepted).orElse(hazard.kind().destroysData());
    }
}
