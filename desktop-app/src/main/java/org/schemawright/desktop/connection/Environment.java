package org.schemawright.desktop.connection;

import java.util.Locale;

/** What a database is used for; shown as a coloured badge wherever the database is named. */
public enum Environment {
    DEVELOPMENT,
    TEST,
    PRODUCTION;

    /** The word on the badge. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
