package org.schemawright.migration.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints what the benchmarks of all modules recorded as one table: {@code BenchTable PROJECT_FOLDER}. */
public final class BenchTable {

    private static final String LINE = "%-44s %12s %-5s %12s %7s  %s%n";

    private BenchTable() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%n" + LINE, "benchmark", "value", "unit", "floor", "ratio", "aim"));
        try (Stream<Path> modules = Files.list(Path.of(arguments[0]))) {
            for (Path module : modules.sorted().toList()) {
                Path csv = module.resolve("target").resolve("bench.csv");
                if (Files.exists(csv)) {
                    lines(csv).forEach(table::append);
                }
            }
        }
        System.out.print(table);
    }

    private static List<String> lines(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> String.format(Locale.ROOT, LINE, (Object[]) line.split(",", 6)))
                .toList();
    }
}
