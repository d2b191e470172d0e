package org.schemawright.desktop.diagram;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.schemawright.desktop.widget.Theme;

/** The theme's colours as the diagram uses them, looked up once for each theme. */
final class DiagramColors {

    final Color canvas;
    final Color dot;
    final Color card;
    final Color edge;
    final Color text;
    final Color muted;
    final Color line;
    final Color shadow;
    final Color accent;
    final Color key;
    final Color keyEmphasis;
    final Color keySubtle;
    final Color keyMuted;
    final Color neutralHeader;
    final Color minimapCard;
    private final List<Color> areas = new ArrayList<>();
    private final Pending added;
    private final Pending changed;
    private final Pending removed;

    DiagramColors(Theme theme) {
        canvas = theme.color("-sw-canvas");
        dot = theme.color("-sw-canvas-dot");
        card = theme.color("-sw-card");
        edge = theme.color("-color-border-default");
        text = theme.color("-color-fg-default");
        muted = theme.color("-color-fg-muted");
        line = theme.color("-sw-line");
        shadow = theme.color("-sw-shadow");
        accent = theme.color("-color-accent-emphasis");
        key = theme.color("-sw-key");
        keyEmphasis = theme.color("-sw-key-emphasis");
        keySubtle = theme.color("-sw-key-subtle");
        keyMuted = theme.color("-sw-key-muted");
        neutralHeader = theme.color("-color-neutral-subtle");
        minimapCard = theme.color("-sw-line");
        for (int i = 1; i <= DiagramAreas.MAX; i++) {
            areas.add(theme.color("-sw-area-" + i));
        }
        added = new Pending(theme, "success");
        changed = new Pending(theme, "warning");
        removed = new Pending(theme, "danger");
    }

    /** The tint of an area's headers; 0 for cards in none. */
    Color area(int number) {
        return number == 0 ? neutralHeader : areas.get((number - 1) % areas.size());
    }

    /** The colours of something pending; not to be asked for what is as it was. */
    Pending pending(DraftState state) {
        return switch (state) {
            case SAME, CHANGED -> changed;
            case ADDED -> added;
            case REMOVED -> removed;
        };
    }

    /** The colours of one kind of change. */
    static final class Pending {
        final Color text;
        final Color tint;
        final Color edge;

        Pending(Theme theme, String role) {
            text = theme.color("-color-" + role + "-fg");
            tint = theme.color("-color-" + role + "-subtle");
            edge = theme.color("-color-" + role + "-emphasis");
        }
    }
}
