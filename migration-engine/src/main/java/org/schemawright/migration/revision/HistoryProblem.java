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

    /** A file that would do more than run SQL, such as start a program; it is never run. */
    record Forbidden(Path file, String what) implements HistoryProblem {
        @Override
        public String words() {
            return "The file " + name(file) + " asks for “" + what
                    + "”. Revisions run plain SQL only; write it as sql, or move the file out of the folder.";
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
