package org.schemawright.desktop.shell;

import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.widget.Badge;
import org.schemawright.desktop.widget.Tone;

/** How a database is marked wherever it is named. */
final class DatabaseBadges {

    private DatabaseBadges() {}

    static Badge environment(Environment environment) {
        return new Badge(environment.words(), tone(environment));
    }

    static Tone tone(Environment environment) {
        return switch (environment) {
            case DEVELOPMENT -> Tone.SUCCESS;
            case TEST -> Tone.ACCENT;
            case PRODUCTION -> Tone.DANGER;
        };
    }
}
