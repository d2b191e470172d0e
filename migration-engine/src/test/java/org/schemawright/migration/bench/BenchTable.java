package org.schemawright.migration.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints what the benchmarks of all modules recorded as one table and writes it to {@code target/bench.csv}:
 * {@code BenchTable PROJECT_FOLDER}.
 */
public final class BenchTable {

    private static final String LINE = "%-44s %12s %-5s %12s %7s  %s%n";

    private BenchTable() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        List<String> rows = rows(project);
        System.out.printf(Locale.ROOT, "%n" + LINE, "benchmark", "value", "unit", "floor", "ratio", "aim");
        rows.forEach(row -> System.out.printf(Locale.ROOT, LINE, (Object[]) row.split(",", 6)));
        Path all = Files.createDirectories(project.resolve("target")).resolve("bench.csv");
        Files.writeString(all, Bench.HEADER + String.join("\n", rows) + "\n");
    }

    private static List<String> rows(Path project) throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> modules = Files.list(project)) {
            for (Path module : modules.sorted().toList()) {
                Path csv = module.resolve("target").resolve("bench.csv");
                if (Files.exists(csv)) {
                    Files.readAllLines(csv).stream().skip(1).forEach(rows::add);
                }
            }
        }
        return rows;
    }
}
