package org.schemawright.migration.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.schemawright.migration.rehearse.MigrationProperty.Outcome;

/** Many pairs, each made of a seed; what fails is told by its seed, and does not stop the others. */
public final class MigrationSweep {

    /** One of so many goes through Liquibase's own program too, which takes seconds to start. */
    private static final int STOCK = Integer.getInteger("sweep.stock", 8);

    private MigrationSweep() {}

    /** Checks the pair of one seed. */
    public interface Pair {
        /** @param stock whether to send it through Liquibase's own program too */
        Outcome check(int seed, boolean stock) throws Exception;
    }

    /** The pairs from one seed up to another, which is not among them. */
    public static void over(int from, int to, Pair pair) {
        over(IntStream.range(from, to).boxed().toList(), pair);
    }

    private static void over(List<Integer> seeds, Pair pair) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Map<Integer, Throwable> failed = new TreeMap<>();
        for (int seed : seeds) {
            try {
                outcomes.merge(pair.check(seed, seed % STOCK == STOCK / 2), 1, Integer::sum);
            } catch (Exception | AssertionError e) {
                failed.put(seed, e);
            }
        }
        if (seeds.size() > 10) {
            System.out.println("Of " + seeds.size() + " seeds from " + seeds.getFirst() + " on " + outcomes
                    + ", failed " + failed.keySet());
        }
        if (!failed.isEmpty()) {
            List<String> messages = failed.entrySet().stream()
                    .map(entry ->
                            "seed " + entry.getKey() + ": " + entry.getValue().getMessage())
                    .toList();
            throw new AssertionError(
                    String.join("\n\n", messages), failed.values().iterator().next());
        }
        assertThat(outcomes.keySet()).containsAnyOf(Outcome.HELD, Outcome.HELD_BY_STOCK_TOO);
    }

    /** Those that the system properties name: so many from one on, or these. */
    public static void overMany(Pair pair) {
        String only = System.getProperty("sweep.only", "");
        if (!only.isEmpty()) {
            over(Arrays.stream(only.split(",")).map(Integer::valueOf).toList(), pair);
            return;
        }
        int from = Integer.getInteger("sweep.from", 0);
        over(from, from + Integer.getInteger("sweep.seeds", 20), pair);
    }
}
