package org.schemawright.migration.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/**
 * Something that went and something that came, which may be the same under another name. It is a question with evidence;
 * nothing may rely on it before a person has answered.
 *
 * @param from what went
 * @param to what came
 * @param evidence what speaks for it, in words, the strongest first
 */
public record RenameGuess(ObjectRef from, ObjectRef to, List<String> evidence) {

    /** Of the columns of two tables, so many must have the same name and type. */
    private static final double ALIKE = 0.6;

    public RenameGuess {
        evidence = List.copyOf(evidence);
    }

    /** What it comes to where a person agrees; empty for what is better made anew than renamed. */
    public Optional<Renaming> renaming() {
        return switch (from.kind()) {
            case TABLE ->
                Optional.of(new Change.RenameTable(from.name(), to.name().name()));
            case COLUMN -> Optional.of(new Change.RenameColumn(from.name(), from.part(), to.part()));
            case ENUM ->
                from.part().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ValueRename(from.name(), from.part(), to.part()));
            default -> Optional.empty();
        };
    }

    private record Candidate(RenameGuess guess, double weight) {}

    /** The guesses for what {@link SchemaDiffer} found; each thing is in one at most, the likeliest. */
    public static List<RenameGuess> among(List<Difference> differences, DatabaseSchema before, DatabaseSchema after) {
        List<Difference> gone = differences.stream().filter(Difference::removed).toList();
        List<Difference> come = differences.stream().filter(Difference::added).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (Difference one : gone) {
            for (Difference other : come) {
                if (one.object().kind() == other.object().kind() && mayBeOne(one, other)) {
                    weigh(one, other, before, after, candidates);
                }
            }
        }
        differences.forEach(difference -> values(difference, candidates));
        candidates.sort(Comparator.comparingDouble(Candidate::weight)
                .reversed()
                .thenComparing(c -> c.guess.from)
                .thenComparing(c -> c.guess.to));
        Set<ObjectRef> used = new HashSet<>();
        List<RenameGuess> likeliest = new ArrayList<>();
        for (Candidate candidate : candidates) {
            RenameGuess guess = candidate.guess;
            if (!used.contains(guess.from) && !used.contains(guess.to)) {
                used.add(guess.from);
                used.add(guess.to);
                likeliest.add(guess);
            }
        }
        return likeliest;
    }

    /** A part stays with its table; what stands for itself stays in its schema. */
    private static boolean mayBeOne(Difference gone, Difference come) {
        boolean part = !gone.object().part().isEmpty()
                || !gone.owner().equals(gone.object().name());
        return part
                ? gone.owner().equals(come.owner())
                : Objects.equals(gone.owner().schema(), come.owner().schema());
    }

    private static void weigh(
            Difference gone, Difference come, DatabaseSchema before, DatabaseSchema after, List<Candidate> candidates) {
        if (gone.before() instanceof Table then && come.after() instanceof Table now) {
            tables(then, now, gone, come, candidates);
        } else if (gone.before() instanceof Column then && come.after() instanceof Column now) {
            Table from = before.table(gone.object().name()).orElse(null);
            Table to = after.table(come.object().name()).orElse(null);
            if (from != null && to != null) {
                columns(from.columns().indexOf(then), to.columns().indexOf(now), gone, come, candidates);
            }
        } else if (gone.before() != null && come.after() != null) {
            List<Difference.Aspect> aspects = Aspects.between(gone.before(), come.after());
            if (aspects.stream().allMatch(aspect -> aspect.name().equals("name"))) {
                add(candidates, gone, come, 1, List.of("all but the name is the same"));
            }
        }
    }

    private static void tables(Table then, Table now, Difference gone, Difference come, List<Candidate> candidates) {
        long alike = then.columns().stream()
                .filter(column -> now.column(column.name())
                        .filter(other -> other.type().equals(column.type()))
                        .isPresent())
                .count();
        int most = Math.max(then.columns().size(), now.columns().size());
        double share = most == 0 ? 0 : (double) alike / most;
        if (share >= ALIKE) {
            add(candidates, gone, come, share, List.of(alike + " of " + most + " columns have the same name and type"));
        }
    }

    private static void columns(
            int placeBefore, int placeAfter, Difference gone, Difference come, List<Candidate> candidates) {
        Column then = (Column) gone.before();
        Column now = (Column) come.after();
        if (then == null || now == null || !then.type().equals(now.type())) {
            return;
        }
        List<String> evidence = new ArrayList<>(List.of("the same type"));
        if (placeBefore == placeAfter) {
            evidence.add("the same place");
        }
        if (then.withName(now.name()).equals(now)) {
            evidence.add("the same rules");
        }
        add(candidates, gone, come, evidence.size() / 3.0, evidence);
    }

    /** A value that came where another one stood. */
    private static void values(Difference difference, List<Candidate> candidates) {
        if (!(difference.before() instanceof EnumType then) || !(difference.after() instanceof EnumType now)) {
            return;
        }
        for (int i = 0; i < Math.min(then.values().size(), now.values().size()); i++) {
            String gone = then.values().get(i);
            String come = now.values().get(i);
            if (!now.values().contains(gone) && !then.values().contains(come)) {
                RenameGuess guess = new RenameGuess(
                        new ObjectRef(ObjectKind.ENUM, then.name(), gone),
                        new ObjectRef(ObjectKind.ENUM, then.name(), come),
                        List.of("the same place among the values"));
                candidates.add(new Candidate(guess, 1));
            }
        }
    }

    private static void add(
            List<Candidate> candidates, Difference gone, Difference come, double weight, List<String> evidence) {
        candidates.add(new Candidate(new RenameGuess(gone.object(), come.object(), evidence), weight));
    }
}
