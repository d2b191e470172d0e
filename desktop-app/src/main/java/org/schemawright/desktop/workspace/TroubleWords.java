package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemawright.desktop.widget.Tone;
import org.schemawright.desktop.workspace.Trouble.Action;
import org.schemawright.desktop.workspace.Trouble.WayOut;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.TextDifference;
import org.schemawright.migration.run.Finding;

/** Says what the engine has found in the words of people, with buttons instead of commands. Reads files. */
final class TroubleWords {

    /** An id in the name of a revision's file. */
    private static final Pattern ID = Pattern.compile("(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])");

    /** A changed line of what the program notes for itself; it follows from the statements. */
    private static final Pattern NOTE = Pattern.compile("^[-+] # (hazard|aside)");

    /** Beyond it, the lines of two texts are not compared one by one. */
    private static final long MOST_PAIRS = 4_000_000;

    private final RevisionGraph graph;
    private final RevisionFolder folder;
    private final TroublePlace place;

    TroubleWords(RevisionGraph graph, Path folder) {
        this.graph = graph;
        this.folder = new RevisionFolder(folder);
        this.place = new TroublePlace(graph);
    }

    /** What has been found, in the order in which it should be settled. */
    List<Trouble> of(List<Finding> findings) {
        List<Trouble> troubles = new ArrayList<>();
        // Other histories matter as long as there is none of ours; the baseline tells of them then.
        findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.OTHER_TOOL)
                .map(finding -> of(finding).at(place.of(finding)))
                .forEach(troubles::add);
        Set<String> told = findings.stream().map(Finding::revision).collect(Collectors.toSet());
        graph.problems().stream()
                .filter(problem -> !isTold(problem, told))
                .map(problem -> of(problem).at(place.of(problem)))
                .forEach(troubles::add);
        return troubles;
    }

    /** What was changed or lost, and has run, is told once. */
    private static boolean isTold(HistoryProblem problem, Set<String> told) {
        return switch (problem) {
            case HistoryProblem.Edited edited -> told.contains(edited.id());
            case HistoryProblem.Gone gone ->
                id(gone.name()).filter(told::contains).isPresent();
            default -> false;
        };
    }

    private Trouble of(Finding finding) {
        String id = finding.revision();
        String name = name(id);
        return switch (finding.kind()) {
            case HALF_APPLIED -> halfApplied(finding, name);
            case APPLIED_UNRECORDED -> unrecorded(finding, name);
            case DEAD_LOCK ->
                new Trouble(
                        Tone.WARNING,
                        "A run was ended from outside, and its lock is still there.",
                        "What it had begun was taken back. The next run frees the lock by itself.",
                        new WayOut(Action.FREE_DEAD_LOCK, "", "Take the lock away", "Whoever held it runs no more."));
            case INVALID_INDEX ->
                new Trouble(
                        Tone.WARNING,
                        "The index " + finding.object() + " was never finished.",
                        "It was stopped while it was built; no query uses it, and every write keeps it up.",
                        new WayOut(
                                Action.BUILD_INDEX,
                                finding.object(),
                                "Build the index anew",
                                "Others read and write meanwhile."),
                        new WayOut(
                                Action.DROP_INDEX,
                                finding.object(),
                                "Drop the index",
                                "A revision that makes it builds it anew when it runs."));
            case LATE_ADDED ->
                new Trouble(
                        Tone.WARNING,
                        name + " was added below what is applied.",
                        "It is not applied itself, though a revision that builds on it is.",
                        new WayOut(Action.UPGRADE, id, "Run it now", "It runs after what builds on it."),
                        new WayOut(
                                Action.RECORD, id, "Record it as applied", "For when what it does is there already."));
            case UNKNOWN_REVISION -> unknown(id);
            case CHANGED_AFTERWARDS -> changedAfterwards(id, name);
            case OTHER_TOOL -> new Trouble(Tone.NEUTRAL, finding.words(), "");
        };
    }

    private Trouble halfApplied(Finding finding, String name) {
        String id = finding.revision();
        List<WayOut> ways = new ArrayList<>();
        ways.add(new WayOut(Action.UPGRADE, id, "Finish it", "Runs the parts that are left."));
        if (graph.find(id).filter(s -> s.revision().hasWayBack()).isPresent()) {
            ways.add(new WayOut(Action.TAKE_BACK, id, "Take it back", "Takes back the parts that are done."));
        }
        int said = finding.words().lastIndexOf(" is half applied: ");
        String parts = said < 0 ? finding.words() : finding.words().substring(said + " is half applied: ".length());
        return new Trouble(
                Tone.DANGER, name + " stopped half way.", "A run ended between two parts: " + parts, List.of(), ways);
    }

    private static Trouble unrecorded(Finding finding, String name) {
        String id = finding.revision();
        // The engine offers to take it back only where all of it is there.
        boolean all = finding.words().contains("but all of what it makes");
        int said = finding.words().indexOf(" of what it makes is there");
        String part = finding.words().substring(0, Math.max(0, said)).replaceAll("(?s).* but ", "");
        String there = all ? "All of what it makes is there." : "Of what it makes, " + part + " is there.";
        WayOut record = new WayOut(
                Action.RECORD,
                id,
                "Record it as applied",
                all ? "Runs nothing." : "For when you have made what is missing; runs nothing.");
        return all
                ? new Trouble(
                        Tone.WARNING,
                        name + " is in the database, but not recorded.",
                        there + " It may have run without being recorded, or somebody else has made the same.",
                        record,
                        new WayOut(Action.RECORD_AND_TAKE_BACK, id, "Take it back", "Runs its SQL down; its rows go."))
                : new Trouble(
                        Tone.WARNING,
                        name + " is partly in the database, and not recorded.",
                        there + " Take away what is there and upgrade, or make what is missing and record it.",
                        record);
    }

    private Trouble unknown(String id) {
        List<WayOut> ways = new ArrayList<>(restore(id));
        ways.add(new WayOut(
                Action.FORGET,
                id,
                "Forget the revision",
                "It is no longer recorded as applied. What it has made stays in the database, in no revision."));
        return new Trouble(
                Tone.DANGER,
                "Revision " + id + " is applied, but its file is not in the folder.",
                "Nothing can be run until the file is back, from here or from version control, or is forgotten.",
                List.of(),
                ways);
    }

    private Trouble changedAfterwards(String id, String name) {
        List<WayOut> ways = new ArrayList<>(restore(id));
        ways.add(new WayOut(
                Action.ACCEPT_FILE,
                id,
                "Keep the file as it is",
                "From now on it counts as what has run. The database stays as it is."));
        return new Trouble(
                Tone.WARNING,
                "The file of " + name + " was changed after it was applied.",
                changesSentence(id)
                        + (ways.size() == 1
                                ? "Put it right by hand, or keep it as it is."
                                : "Bring it back and put the change into a new revision, or keep it."),
                changes(id),
                ways);
    }

    private Trouble of(HistoryProblem problem) {
        return switch (problem) {
            case HistoryProblem.Edited edited -> {
                List<WayOut> ways = new ArrayList<>();
                ways.add(new WayOut(
                        Action.ACCEPT_FILE, edited.id(), "Keep the file as it is", "It is what runs from now on."));
                ways.addAll(restore(edited.id()));
                yield new Trouble(
                        Tone.WARNING,
                        "The file of " + name(edited.id()) + " was changed since it was kept.",
                        changesSentence(edited.id()) + "It does not run, up or down, until you have chosen.",
                        changes(edited.id()),
                        ways);
            }
            case HistoryProblem.Gone gone -> {
                List<WayOut> ways =
                        new ArrayList<>(id(gone.name()).map(this::restore).orElse(List.of()));
                ways.add(new WayOut(
                        Action.ACCEPT_FOLDER,
                        "",
                        "Go on without it",
                        "Takes the folder with all its files as it is now."));
                yield new Trouble(
                        Tone.WARNING,
                        "The file " + gone.name() + " is gone from the folder.",
                        "Nothing builds on it.",
                        List.of(),
                        ways);
            }
            case HistoryProblem.SeveralHeads heads ->
                new Trouble(
                        Tone.WARNING,
                        "The history has " + heads.heads().size() + " heads: "
                                + heads.heads().stream().map(this::name).collect(Collectors.joining(" and "))
                                + ".",
                        "Two people may have made revisions on top of the same one. A merge makes one head of them.",
                        new WayOut(
                                Action.MERGE_HEADS,
                                "",
                                "Merge heads",
                                "Makes a revision on top of them; runs nothing."));
            case HistoryProblem.MissingParent missing ->
                new Trouble(
                        Tone.DANGER,
                        name(missing.id()) + " builds on a revision that is not in the folder: " + missing.parent()
                                + ".",
                        "Bring its file back, for example from version control.",
                        List.of(),
                        restoreOrRead(missing.parent()));
            case HistoryProblem.Unreadable unreadable ->
                new Trouble(
                        Tone.DANGER,
                        "The file " + unreadable.file().getFileName() + " cannot be read as a revision.",
                        unreadable.reason() + ". Mend it, or move it out of the folder.",
                        List.of(),
                        id(unreadable.file().toString())
                                .map(this::restoreOrRead)
                                .orElseGet(() -> restoreOrRead("")));
            case HistoryProblem.Forbidden forbidden ->
                new Trouble(
                        Tone.DANGER,
                        "The file " + forbidden.file().getFileName() + " asks for “" + forbidden.what() + "”.",
                        "That could reach beyond the database, so it does not run here. Write it as SQL, or move the"
                                + " file out of the folder.",
                        List.of(),
                        restoreOrRead(""));
            case HistoryProblem.OtherEngine _, HistoryProblem.DuplicateId _, HistoryProblem.Cycle _ ->
                new Trouble(
                        Tone.DANGER,
                        "The migrations folder needs a look.",
                        problem.words(),
                        List.of(),
                        restoreOrRead(""));
        };
    }

    private List<WayOut> restoreOrRead(String id) {
        List<WayOut> ways = new ArrayList<>(restore(id));
        ways.add(new WayOut(Action.READ_AGAIN, "", "Read the folder again", "For when it is mended."));
        return ways;
    }

    /** Only where it is known here what the file said, and it says something else now. */
    private List<WayOut> restore(String id) {
        Optional<String> kept = id.isEmpty() ? Optional.empty() : folder.remembered(id);
        Optional<String> now = graph.find(id).map(StoredRevision::text);
        return kept.isEmpty() || kept.equals(now)
                ? List.of()
                : List.of(new WayOut(
                        Action.RESTORE_FILE,
                        id,
                        "Bring the file back",
                        "It says again what it said when it was made or last ran."));
    }

    private String changesSentence(String id) {
        return folder.remembered(id).isEmpty() ? "What it said before is not known here. " : "";
    }

    private List<String> changes(String id) {
        String now = graph.find(id).map(StoredRevision::text).orElse("");
        String before = folder.remembered(id).orElse("");
        if (before.isEmpty() || now.lines().count() * before.lines().count() > MOST_PAIRS) {
            return List.of();
        }
        List<String> all = TextDifference.of(before, now);
        List<String> said =
                all.stream().filter(line -> !NOTE.matcher(line).find()).toList();
        return said.isEmpty() ? all : said;
    }

    private String name(String id) {
        return graph.find(id)
                .map(stored -> "“" + stored.revision().message() + "”")
                .orElse("Revision " + id);
    }

    private static Optional<String> id(String file) {
        Matcher matcher = ID.matcher(file);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
