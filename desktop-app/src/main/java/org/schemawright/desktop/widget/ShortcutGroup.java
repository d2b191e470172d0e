package org.schemawright.desktop.widget;

import java.util.List;

/**
 * The shortcuts of one place in the window.
 *
 * @param place where they work: "In the rows"
 * @param shortcuts in the order in which they are shown
 */
public record ShortcutGroup(String place, List<Shortcut> shortcuts) {

    /** A group. */
    public static ShortcutGroup of(String place, Shortcut... shortcuts) {
        return new ShortcutGroup(place, List.of(shortcuts));
    }
}
