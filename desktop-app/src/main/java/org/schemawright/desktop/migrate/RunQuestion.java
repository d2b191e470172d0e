package org.schemawright.desktop.migrate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.widget.Dialogs;
import org.schemawright.desktop.widget.Overlay;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.RunWish;
import org.schemawright.migration.revision.Revision;

/** Asks before a run, with what is known of it, and runs it. */
record RunQuestion(MigrationsModel model, Overlay overlay) {

    /** @param target null for head */
    void up(@Nullable String target) {
        List<Revision> revisions = model.toUpgrade(target);
        String name = revisions.isEmpty() ? "head" : "“" + revisions.getLast().message() + "”";
        ask(new RunWish(true, target, false), name, revisions);
    }

    /** @param target null for base */
    void down(@Nullable String target) {
        List<Revision> revisions = model.toDowngrade(target);
        List<Revision> stuck = revisions.stream().filter(r -> !r.hasWayBack()).toList();
        if (!stuck.isEmpty()) {
            Dialogs.confirm(
                    overlay,
                    new Dialogs.Question(
                            "There is no way back",
                            "“" + stuck.getFirst().message()
                                    + "” has no SQL down. Write it into its file, then downgrade.",
                            "Leave it",
                            Tone.NEUTRAL),
                    () -> {});
            return;
        }
        ask(new RunWish(false, target, false), target == null ? "base" : model.names(List.of(target)), revisions);
    }

    private void ask(RunWish wish, String target, List<Revision> revisions) {
        RunCard card = new RunCard(
                wish.up(),
                target,
                revisions,
                backup -> {
                    overlay.close();
                    model.run(new RunWish(wish.up(), wish.target(), backup));
                },
                overlay::close);
        overlay.show(card);
        model.prospect(wish, card::show, card::show)
                .onCancelled(() -> card.show(Problem.of("Stopped.", "Close this and ask again to see what is lost.")));
    }
}
