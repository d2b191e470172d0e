package org.schemawright.desktop.workspace;

import java.util.List;
import org.schemawright.desktop.widget.Tone;

/**
 * Something that stands between a database and its revisions, with the ways out of it.
 *
 * @param tone how bad it is
 * @param title what it is, one sentence
 * @param text what that means, one or two sentences; may be empty
 * @param changes lines of a file that differ, {@code - before} and {@code + after}; empty where it is about none
 * @param waysOut what can be done, the usual one first; may be empty
 * @param picture where in the history it is, the older ones first; may be empty
 */
public record Trouble(
        Tone tone, String title, String text, List<String> changes, List<WayOut> waysOut, List<Stop> picture) {
    public Trouble {
        picture = List.copyOf(picture);
        changes = List.copyOf(changes);
        waysOut = List.copyOf(waysOut);
    }

    Trouble(Tone tone, String title, String text, WayOut... waysOut) {
        this(tone, title, text, List.of(), List.of(waysOut), List.of());
    }

    /** A trouble without a picture. */
    Trouble(Tone tone, String title, String text, List<String> changes, List<WayOut> waysOut) {
        this(tone, title, text, changes, waysOut, List.of());
    }

    /** The same with a picture of where it is. */
    Trouble at(List<Stop> stops) {
        return new Trouble(tone, title, text, changes, waysOut, stops);
    }

    /** How something stands on the picture of a trouble. */
    public enum Mark {
        /** A revision that is as it should be. */
        REVISION,
        /** One that has not run. */
        WAITING,
        /** One of several that nothing builds on. */
        HEAD,
        /** Where it broke. */
        BROKEN,
        /** A file that is another one now. */
        CHANGED,
        /** What is not there any more. */
        LOST,
        /** What may or may not have happened. */
        UNCLEAR,
        /** A lock. */
        LOCKED
    }

    /** A place on the picture of a trouble, with its name. */
    public record Stop(Mark mark, String label) {}

    /** What a way out does. */
    public enum Action {
        /** Upgrades to a revision. */
        UPGRADE,
        /** Takes a revision back. */
        TAKE_BACK,
        /** Records a revision as applied, without running it. */
        RECORD,
        /** Records it, so that its way back can run, and takes it back. */
        RECORD_AND_TAKE_BACK,
        /** Takes the lock of a process that has died away. */
        FREE_DEAD_LOCK,
        /** Takes the lock of somebody who may be running away. */
        FREE_LOCK,
        /** Builds an index anew. */
        BUILD_INDEX,
        /** Drops an index that is not used. */
        DROP_INDEX,
        /** Brings the file of a revision back as it was kept. */
        RESTORE_FILE,
        /** Takes the file of a revision as it is now, for what has run too. */
        ACCEPT_FILE,
        /** Takes the whole folder as it is now. */
        ACCEPT_FOLDER,
        /** Records a revision no longer that has no file. */
        FORGET,
        /** Makes a revision on top of all heads. */
        MERGE_HEADS,
        /** Reads the folder again. */
        READ_AGAIN
    }

    /**
     * A way out.
     *
     * @param subject the id of the revision, or the name of the index quoted as SQL; empty where it is about neither
     * @param verb the words of its button
     * @param meaning what it comes to, one sentence
     */
    public record WayOut(Action action, String subject, String verb, String meaning) {

        /** Whether it must be asked first, because it takes something away that does not come back by itself. */
        public boolean mustBeAsked() {
            return action == Action.FORGET
                    || action == Action.ACCEPT_FILE
                    || action == Action.FREE_LOCK
                    || action == Action.DROP_INDEX;
        }
    }
}
