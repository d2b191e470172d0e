package org.schemawright.desktop.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemawright.desktop.workspace.Trouble.Mark;
import org.schemawright.desktop.workspace.Trouble.Stop;
import org.schemawright.migration.revision.HistoryProblem;
import org.schemawright.migration.revision.RevisionGraph;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.run.Finding;

/** Where in a history a trouble is, as the stops of its picture. */
final class TroublePlace {

    private final RevisionGraph graph;

    TroublePlace(RevisionGraph graph) {
        this.graph = graph;
    }

    List<Stop> of(Finding finding) {
        String id = finding.revision();
        return switch (finding.kind()) {
            case HALF_APPLIED ->
                concat(
                        before(id),
                        Stream.of(new Stop(Mark.BROKEN, "stopped here"), new Stop(Mark.WAITING, message(id))));
            case APPLIED_UNRECORDED -> concat(before(id), Stream.of(new Stop(Mark.UNCLEAR, message(id))));
            case DEAD_LOCK ->
                List.of(new Stop(Mark.LOCKED, "lock left behind"), new Stop(Mark.WAITING, "the next run"));
            case INVALID_INDEX -> List.of(new Stop(Mark.BROKEN, finding.object()));
            case LATE_ADDED ->
                concat(before(id), Stream.concat(Stream.of(new Stop(Mark.WAITING, message(id))), after(id)));
            case UNKNOWN_REVISION -> List.of(new Stop(Mark.REVISION, "the database"), new Stop(Mark.LOST, id));
            case CHANGED_AFTERWARDS -> changed(id);
            case OTHER_TOOL -> List.of();
        };
    }

    List<Stop> of(HistoryProblem problem) {
        return switch (problem) {
            case HistoryProblem.Edited edited -> changed(edited.id());
            case HistoryProblem.Gone gone -> List.of(new Stop(Mark.LOST, gone.name()));
            case HistoryProblem.SeveralHeads heads -> heads(heads.heads());
            case HistoryProblem.MissingParent missing ->
                List.of(new Stop(Mark.LOST, missing.parent()), new Stop(Mark.WAITING, message(missing.id())));
            case HistoryProblem.Unreadable unreadable ->
                List.of(new Stop(Mark.BROKEN, unreadable.file().getFileName().toString()));
            case HistoryProblem.Forbidden forbidden ->
                List.of(new Stop(Mark.BROKEN, forbidden.file().getFileName().toString()));
            case HistoryProblem.OtherEngine _, HistoryProblem.DuplicateId _, HistoryProblem.Cycle _ -> List.of();
        };
    }

    private List<Stop> changed(String id) {
        return concat(before(id), Stream.concat(Stream.of(new Stop(Mark.CHANGED, message(id))), after(id)));
    }

    private List<Stop> heads(List<String> heads) {
        List<Stop> stops = new ArrayList<>();
        Set<String> common = new HashSet<>(graph.ancestorsAndSelf(heads.getFirst()));
        heads.forEach(id -> common.retainAll(graph.ancestorsAndSelf(id)));
        graph.ordered().reversed().stream()
                .map(stored -> stored.revision().id())
                .filter(common::contains)
                .findFirst()
                .ifPresent(id -> stops.add(new Stop(Mark.REVISION, message(id))));
        heads.forEach(id -> stops.add(new Stop(Mark.HEAD, message(id))));
        return stops;
    }

    private static List<Stop> concat(Stream<Stop> first, Stream<Stop> then) {
        return Stream.concat(first, then).toList();
    }

    private Stream<Stop> before(String id) {
        return graph.find(id).stream()
                .flatMap(stored -> stored.revision().parents().stream())
                .filter(parent -> graph.find(parent).isPresent())
                .limit(1)
                .map(parent -> new Stop(Mark.REVISION, message(parent)));
    }

    private Stream<Stop> after(String id) {
        return graph.children(id).stream().limit(1).map(child -> new Stop(Mark.REVISION, message(child)));
    }

    private String message(String id) {
        Optional<StoredRevision> stored = graph.find(id);
        return stored.map(s -> s.revision().message()).orElse(id);
    }
}
