package org.schemawright.migration.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a revision that is committed and recorded by itself. Nearly all revisions are one step; what cannot run in a
 * transaction with others, such as CREATE INDEX CONCURRENTLY, is a step of its own, so that a run that was stopped goes
 * on behind it.
 *
 * @param id as Liquibase records it: the revision's id, with the number of the step behind a point from the second on
 * @param author as Liquibase records it
 * @param path as Liquibase records it
 * @param inTransaction whether all of it happens or nothing
 * @param up the statements forward
 * @param down the statements back
 * @param guards what must hold before the way forward; the way back has none
 */
public record Step(
        String id,
        String author,
        String path,
        boolean inTransaction,
        List<String> up,
        List<String> down,
        List<Guard> guards) {
    public Step {
        up = List.copyOf(up);
        down = List.copyOf(down);
        guards = List.copyOf(guards);
    }

    /** A step without guards. */
    public Step(String id, String author, String path, boolean inTransaction, List<String> up, List<String> down) {
        this(id, author, path, inTransaction, up, down, List.of());
    }

    /** The same step behind guards. */
    Step guarded(List<Guard> newGuards) {
        return new Step(id, author, path, inTransaction, up, down, newGuards);
    }

    private record Segment(boolean inTransaction, List<String> statements) {}

    /**
     * Cuts the statements of a revision into as few steps as can run. Each part of the way back goes with the part of the
     * way forward that it takes back, as far as their order tells, so that a run that stopped halfway can be taken back.
     */
    static List<Step> cut(String revision, String author, String dialect, List<String> up, List<String> down) {
        List<Segment> forward = segments(up, dialect);
        List<Segment> back = segments(down, dialect).reversed();
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (Segment undo : back) {
            int partner = partner(forward, next, undo);
            if (partner < 0) {
                // What leads back belongs to no part of the way forward, so it is taken back when all behind it is.
                add(steps, revision, author, new Segment(undo.inTransaction(), List.of()), undo.statements());
                continue;
            }
            for (; next < partner; next++) {
                add(steps, revision, author, forward.get(next), List.of());
            }
            add(steps, revision, author, forward.get(next++), undo.statements());
        }
        for (; next < forward.size(); next++) {
            add(steps, revision, author, forward.get(next), List.of());
        }
        return steps;
    }

    /** The next part of the way forward that runs as the way back does, in a transaction or in none; -1 for none. */
    private static int partner(List<Segment> forward, int from, Segment undo) {
        for (int i = from; i < forward.size(); i++) {
            if (forward.get(i).inTransaction() == undo.inTransaction()) {
                return i;
            }
        }
        return -1;
    }

    private static void add(List<Step> steps, String revision, String author, Segment segment, List<String> down) {
        steps.add(new Step(
                id(revision, steps.size()),
                author,
                RevisionFile.logicalPath(revision),
                segment.inTransaction(),
                segment.statements(),
                down));
    }

    /** The id of the step at a position that counts from 0. */
    static String id(String revision, int position) {
        return position == 0 ? revision : revision + "." + (position + 1);
    }

    private static List<Segment> segments(List<String> statements, String dialect) {
        List<Segment> segments = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String sql : statements) {
            StatementText.Company company = StatementText.company(sql, dialect);
            if (company == StatementText.Company.ANY) {
                open.add(sql);
                continue;
            }
            if (!open.isEmpty()) {
                segments.add(new Segment(true, open));
                open = new ArrayList<>();
            }
            segments.add(new Segment(company == StatementText.Company.OWN_COMMIT, List.of(sql)));
        }
        if (!open.isEmpty() || segments.isEmpty()) {
            segments.add(new Segment(true, open));
        }
        return segments;
    }
}
