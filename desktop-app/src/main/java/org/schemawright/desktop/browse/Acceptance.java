package org.schemawright.desktop.browse;

import java.util.List;
import org.schemawright.desktop.widget.AcceptCard;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.migration.plan.Hazard;

/** Has the person accept by name what the pending schema changes lose for good. */
final class Acceptance {

    private final ReviewModel model;
    private final Overlay overlay;

    Acceptance(ReviewModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
    }

    /**
     * Does it at once where nothing is lost, otherwise when the person has said that all of it is meant.
     *
     * @param verb the button that does it
     */
    void ask(String verb, Runnable action) {
        model.schema().whenPlanned(() -> askNow(verb, action));
    }

    private void askNow(String verb, Runnable action) {
        List<Hazard> hazards = model.schema().toAccept();
        if (hazards.isEmpty()) {
            action.run();
            return;
        }
        List<AcceptCard.Loss> losses = hazards.stream().map(this::loss).toList();
        AcceptCard.Question question = new AcceptCard.Question(
                "This cannot be taken back", "Tick what is meant to be lost. Everything else stays as it is.", verb);
        AcceptCard.ask(overlay, question, losses, action);
    }

    private AcceptCard.Loss loss(Hazard hazard) {
        HazardLook look = model.schema().lookProperty().get();
        return new AcceptCard.Loss(
                HazardWords.title(hazard.kind()) + " (" + hazard.kind().name() + ")",
                hazard.words(),
                HazardWords.lines(hazard, look));
    }
}
