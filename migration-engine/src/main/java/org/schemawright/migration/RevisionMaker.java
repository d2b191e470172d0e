package org.schemawright.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.schemawright.migration.dialect.HazardQueries;
import org.schemawright.migration.plan.Aside;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.NoWayBack;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.revision.Guard;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.NewRevision;
import org.schemawright.migration.revision.NotedHazard;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;
import org.schemawright.migration.revision.RevisionFolder;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.RevisionNotes;
import org.schemawright.migration.revision.RevisionTargets;
import org.schemawright.migration.revision.SetAside;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.revision.UnclearTargetException;
import org.schemawright.migration.revision.UnreadableRevisionException;
import org.schemawright.migration.revision.UnusableHistoryException;
import org.schemawright.migration.run.MigrationRunner;

/** Makes revisions: places them in the history, and keeps only what reads back as it was meant. */
final class RevisionMaker {

    private final String dialect;
    private final MigrationRunner runner;
    private final RevisionFolder folder;

    RevisionMaker(String dialect, MigrationRunner runner, Path folder) {
        this.dialect = dialect;
        this.runner = runner;
        this.folder = new RevisionFolder(folder);
    }

    Revision generate(MigrationPlan plan, NewRevision wish) throws IOException {
        List<Hazard> back = NoWayBack.sentence(sql(plan.down())).isPresent() ? List.of() : plan.hazardsBack();
        return keep(plan.up(), plan.down(), wish, noted(plan.hazards()), noted(back), plan.asides());
    }

    private static List<NotedHazard> noted(List<Hazard> hazards) {
        return hazards.stream()
                .map(h -> new NotedHazard(
                        h.kind(),
                        oneLine(h.words()),
                        h.rows().stream().map(HazardQueries::of).toList()))
                .toList();
    }

    /** What would stop the run anyway, asked before anything runs, so that it can be said which rows are in the way. */
    private static List<Guard> guards(List<NotedHazard> hazards) {
        return hazards.stream()
                .filter(h -> h.kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE)
                .flatMap(h ->
                        h.rows().stream().map(rows -> new Guard(rows.guard(), h.words() + " There are such rows.")))
                .toList();
    }

    /** A revision of several parents, which runs nothing. */
    Revision merge(NewRevision wish) throws IOException {
        return keep(List.of(), List.of(), wish, List.of(), List.of(), List.of());
    }

    /** What the schema is, without a way back: nobody takes back a database that was there before its revisions. */
    Revision baseline(List<Statement> create, NewRevision wish) throws IOException {
        if (!runner.read(folder).ordered().isEmpty()) {
            throw new IOException("The folder has revisions already. Give an empty one with --dir.");
        }
        return keep(create, List.of(), wish, List.of(), List.of(), List.of());
    }

    /**
     * One revision in the place of all up to this one, with its id, so that what builds on it stays as it is. Databases
     * that have the old ones are to be stamped then.
     */
    Revision squash(String id, List<Statement> create, NewRevision wish) throws IOException {
        RevisionGraph graph = runner.read(folder);
        Set<String> old = graph.ancestorsAndSelf(id);
        for (StoredRevision stored : graph.ordered()) {
            Revision other = stored.revision();
            boolean within = other.parents().stream().anyMatch(p -> old.contains(p) && !p.equals(id))
                    || other.dependsOn().stream().anyMatch(p -> old.contains(p) && !p.equals(id));
            if (!old.contains(other.id()) && within) {
                throw new IOException("Revision " + other.id() + " builds on one below " + id
                        + ", which would be gone. Choose an older revision, or merge the branches first.");
            }
        }
        List<StoredRevision> aside = graph.ordered().stream()
                .filter(s -> old.contains(s.revision().id()))
                .toList();
        List<String> labels = aside.stream()
                .flatMap(s -> s.revision().branches().stream())
                .distinct()
                .toList();
        Revision last = graph.find(id).orElseThrow().revision();
        Revision revision = new Revision(
                        id,
                        List.of(),
                        oneLine(wish.message()),
                        wish.author().isBlank() ? "unknown" : oneLine(wish.author()),
                        last.created(),
                        dialect,
                        sql(create),
                        List.of())
                .placed(List.of(), List.of(), labels);
        String text = RevisionFile.write(revision, new RevisionNotes(comments(create), List.of()));
        demandSameReading(revision, text);
        folder.layAside(aside.stream().map(StoredRevision::file).toList());
        folder.save(revision, text);
        return revision;
    }

    private Revision keep(
            List<Statement> up,
            List<Statement> down,
            NewRevision wish,
            List<NotedHazard> hazards,
            List<NotedHazard> hazardsBack,
            List<Aside> asides)
            throws IOException {
        RevisionGraph graph = runner.read(folder);
        List<HistoryProblem> problems = graph.problems().stream()
                .filter(p -> p.spoilsUpgrade()
                        || p instanceof HistoryProblem.SeveralHeads
                                && wish.onTopOf().equals(List.of("head")))
                .toList();
        if (!problems.isEmpty()) {
            throw new UnusableHistoryException(problems);
        }
        String author = wish.author().isBlank() ? "unknown" : oneLine(wish.author());
        String id = newId(graph);
        Revision revision = new Revision(
                        id,
                        List.of(),
                        oneLine(wish.message()),
                        author,
                        afterAll(graph.ordered()),
                        dialect,
                        keptFor(id, sql(up)),
                        keptFor(id, sql(down)))
                .placed(ids(wish.onTopOf(), graph), needs(wish, graph), labels(wish, graph))
                .withHazards(hazards, hazardsBack, guards(hazards))
                .keeping(asides.stream().map(aside -> setAside(id, aside)).toList());
        String text = RevisionFile.write(revision, new RevisionNotes(comments(up), comments(down)));
        demandSameReading(revision, text);
        folder.save(revision, text);
        return revision;
    }

    /** What is kept beside is called by its revision, which has an id only now. */
    private static List<String> keptFor(String id, List<String> statements) {
        String none = KeptRows.PREFIX + KeptRows.NO_REVISION;
        return statements.stream()
                .map(sql -> sql.replace(none, KeptRows.PREFIX + id))
                .toList();
    }

    private static SetAside setAside(String id, Aside aside) {
        return new SetAside(
                keptFor(id, List.of(aside.rows().getFirst().side().name())).getFirst(),
                keptFor(id, sql(aside.keep())),
                keptFor(id, sql(aside.putBack())),
                keptFor(id, sql(aside.letGo())));
    }

    private static List<String> needs(NewRevision wish, RevisionGraph graph) throws IOException {
        for (String word : wish.dependsOn()) {
            if (ids(List.of(word), graph).isEmpty()) {
                throw new IOException(
                        "“" + word + "” is no revision, so nothing can depend on it. Name one by its id.");
            }
        }
        return ids(wish.dependsOn(), graph);
    }

    private static List<String> ids(List<String> words, RevisionGraph graph) throws IOException {
        RevisionTargets targets = new RevisionTargets(graph, Set.of());
        Set<String> ids = new LinkedHashSet<>();
        try {
            for (String word : words) {
                ids.addAll(targets.revisions(word));
            }
        } catch (UnclearTargetException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new ArrayList<>(ids);
    }

    private static List<String> labels(NewRevision wish, RevisionGraph graph) throws IOException {
        for (String label : wish.branches()) {
            if (!label.matches("[A-Za-z_][0-9A-Za-z_.-]*")
                    || List.of("head", "heads", "base", "current").contains(label)) {
                throw new IOException("“" + label + "” cannot be the label of a branch. Use letters, digits, _ and -.");
            }
            if (graph.branchLabels().contains(label) || graph.find(label).isPresent()) {
                throw new IOException("There is a branch “" + label + "” already. Choose another label.");
            }
        }
        return wish.branches();
    }

    /** What is kept must be what was meant: read back by ourselves, and by Liquibase. */
    private void demandSameReading(Revision revision, String text) throws IOException {
        try {
            if (!RevisionFile.read(text, dialect).equals(revision)) {
                throw new IOException("The revision's file would not say exactly what was planned.");
            }
        } catch (UnreadableRevisionException e) {
            throw new IOException("The plan cannot be kept as a revision: " + e.getMessage() + ".", e);
        }
        runner.demandSameReading(revision, text);
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    private static List<String> comments(List<Statement> statements) {
        return statements.stream().map(Statement::comment).toList();
    }

    /** Twelve hex digits that no revision has yet. */
    private static String newId(RevisionGraph graph) {
        String id;
        do {
            id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        } while (graph.find(id).isPresent());
        return id;
    }

    /** Now, or a second after the newest revision where clocks disagree: files must sort as they run. */
    private static Instant afterAll(List<StoredRevision> revisions) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return revisions.stream()
                .map(s -> s.revision().created().plusSeconds(1))
                .reduce(now, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Without what a comment line of a file cannot carry: breaks and other control characters, halves of characters. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Z}\\p{Cs}\uFEFF]+", " ").strip();
    }
}
