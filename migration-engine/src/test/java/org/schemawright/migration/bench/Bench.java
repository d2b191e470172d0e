package org.schemawright.migration.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what benchmarks measured as rows of the module's {@code target/bench.csv} (name, value, unit, floor, ratio,
 * aim), made anew by each run; {@link BenchTable} shows them. The floor is what the bare means take for the same work,
 * so that the ratio says what our part costs, whatever the machine.
 */
public final class Bench {

    static final String HEADER = "name,value,unit,floor,ratio,aim\n";

    /** The files that this run has begun; each module's tests run in one process. */
    private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    private final Path csv;

    /**
     * One measured value.
     *
     * @param floor what the bare means take, in the same unit; 0 where there is none
     * @param aim in words, for example {@code ratio <= 2}
     */
    public record Result(String name, double value, String unit, double floor, String aim) {

        /** How many times the floor; 0 where there is none. */
        public double ratio() {
            return floor == 0 ? 0 : value / floor;
        }

        private String csv() {
            return String.format(
                    Locale.ROOT,
                    "%s,%.4f,%s,%s,%s,%s%n",
                    name,
                    value,
                    unit,
                    floor == 0 ? "" : String.format(Locale.ROOT, "%.4f", floor),
                    floor == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio()),
                    aim);
        }
    }

    /** A recorder that writes into the target folder of the module whose tests run. */
    public Bench() {
        this(Path.of("target", "bench.csv"));
    }

    Bench(Path csv) {
        this.csv = csv;
    }

    /** Records a value and returns it. */
    public Result record(Result result) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        if (BEGUN.add(csv.toAbsolutePath()) || Files.notExists(csv)) {
            Files.writeString(csv, HEADER);
        }
        Files.writeString(csv, result.csv(), StandardOpenOption.APPEND);
        return result;
    }

    /**
     * Milliseconds of two ways to do the same work, in turns so that a busy machine hits both alike; medians.
     *
     * @param rounds how often each, after as many to warm up
     * @return ours, then the floor
     */
    public static double[] compareMillis(int rounds, Callable<?> ours, Callable<?> floor) throws Exception {
        double[] mine = new double[rounds];
        double[] bare = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            double one = millis(ours);
            double other = millis(floor);
            if (i >= 0) {
                mine[i] = one;
                bare[i] = other;
            }
        }
        return new double[] {median(mine), median(bare)};
    }

    /** Milliseconds of one call. */
    public static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
