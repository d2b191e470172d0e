package org.schemawright.desktop.migrate;

import java.util.List;
import java.util.function.Consumer;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.migration.plan.Hazard;

/** Asks for the message of a revision, wherever its changes come from. */
public final class GenerateQuestion {

    private GenerateQuestion() {}

    /**
     * Asks.
     *
     * @param changes what the revision does, as sentences
     * @param hazards what it endangers; what is lost for good has to be ticked
     * @param hint where more is said about these, as a sentence; empty for nowhere
     * @param onMessage told once the person says so
     */
    public static void ask(
            Overlay overlay, List<String> changes, List<Hazard> hazards, String hint, Consumer<String> onMessage) {
        overlay.show(new GenerateCard(
                changes,
                hazards,
                hint,
                message -> {
                    overlay.close();
                    onMessage.accept(message);
                },
                overlay::close));
    }
}
