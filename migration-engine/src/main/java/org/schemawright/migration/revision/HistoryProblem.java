package org.schemawright.migration.revision;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a folder of revisions. None of these changes a database or a file. */
public sealed interface HistoryProblem {

    /** What it is and what can be done, in one or two sentences for people. */
    String words();

    /** Whether it keeps any upgrade from running, whatever its target. */
    default boolean spoilsUpgrade() {
        return true;
    }

    /** A file that cannot be read as a revision. */
    record Unreadable(Path file, String reason) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name(file) + " cannot be read as a revision: " + reason
                    + ". Mend it, or move it out of the folder.";
        }
    }

    /** A file that is no longer as it was kept or last accepted, be it only above its statements or on the way back. */
    record Edited(String id, Path file) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name(file) + " was changed since it was kept. Look at the change (db show " + id
                    + " --changes), then accept it (db accept " + id + ") or bring the file back (db restore " + id
                    + ").";
        }

        /** Only what runs must be what was kept. */
        @Override
        public boolean spoilsUpgrade() {
            return false;
        }
    }

    /** A file that the folder once had; nothing builds on it. */
    record Gone(String name) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name + " is in " + RevisionSums.NAME + " but no longer in the folder. Bring it back"
                    + " (db restore), or accept the folder as it is (db accept).";
        }

        @Override
        public boolean spoilsUpgrade() {
            return false;
        }
    }

    /** A file that would do more than change the database, such as start a program. */
    record Forbidden(Path file, String what) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name(file) + " asks for “" + what
                    + "”, which could reach beyond the database. Write it as sql, move the file out of the folder, or"
                    + " let it run with --trust when you trust all who write here.";
        }
    }

    /** A file whose statements are for another engine. */
    record OtherEngine(Path file, String dialect) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name(file) + " has no statements for " + dialect
                    + ". This folder may belong to another database; choose its own folder.";
        }
    }

    /** Two files with the same revision id. */
    record DuplicateId(String id, List<Path> files) implements HistoryProblem {
        public DuplicateId {
            files = List.copyOf(files);
        }

        @Override
        public String words() {
            return "Revision " + id + " is there more than once: "
                    + files.stream().map(HistoryProblem::name).collect(Collectors.joining(", "))
                    + ". Keep one of the files.";
        }
    }

    /** A revision builds on one that the folder does not have. */
    record MissingParent(String id, Path file, String parent) implements HistoryProblem {
        @Override
        public String words() {
            return "Revision " + id + " builds on " + parent + ", which is not in the folder. Bring the file of "
                    + parent + " back.";
        }
    }

    /** More than one revision has no child, so that "head" is not clear. */
    record SeveralHeads(List<String> heads) implements HistoryProblem {
        public SeveralHeads {
            heads = List.copyOf(heads);
        }

        @Override
        public String words() {
            return "The history has " + heads.size() + " heads: " + String.join(", ", heads)
                    + ". Choose one of them as the target, or merge them.";
        }

        /** One of them may be the target. */
        @Override
        public boolean spoilsUpgrade() {
            return false;
        }
    }

    /** Revisions that build on one another in a circle. */
    record Cycle(List<String> ids) implements HistoryProblem {
        public Cycle {
            ids = List.copyOf(ids);
        }

        @Override
        public String words() {
            return "The revisions " + String.join(", ", ids)
                    + " build on one another in a circle. Correct the “# parents:” line of one of them.";
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
