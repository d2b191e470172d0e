package org.schemawright.desktop.shell;

import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.migration.run.DatabaseStatus;

/**
 * Where a database stands in its history, for the top bar.
 *
 * @param words short: "at head", "2 behind"
 * @param explanation a sentence
 */
record MigrationState(String words, String explanation, Tone tone) {

    static MigrationState of(DatabaseStatus status) {
        int behind = status.pending().size();
        int unknown = status.unknown().size();
        if (unknown > 0) {
            return new MigrationState(
                    NumberWords.count(unknown, "unknown revision"),
                    "The database has revisions that its migrations folder does not have.",
                    Tone.DANGER);
        }
        if (status.history().isEmpty()) {
            return new MigrationState("no migrations", "This database has no revisions yet.", Tone.NEUTRAL);
        }
        if (behind > 0) {
            return new MigrationState(
                    behind + " behind", NumberWords.count(behind, "revision") + " not run yet.", Tone.WARNING);
        }
        return new MigrationState("at head", "All revisions are applied.", Tone.SUCCESS);
    }
}
