package org.schemawright.migration.command;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.run.KeptTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and removes what revisions have kept of what they took away. */
@Command(
        name = "purge",
        description =
                "Lists what revisions keep of what they dropped; removes it for those that are named. They cannot be"
                        + " taken back then.")
final class PurgeCommand extends RevisionCommand {

    @Parameters(arity = "0..*", paramLabel = "REV", description = "Whose; nothing is removed if none is given.")
    private List<String> targets = List.of();

    @Option(names = "--all", description = "All that is kept.")
    private boolean all;

    PurgeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean needsFolder() {
        return false;
    }

    @Override
    int run() throws IOException, SQLException {
        MigrationEngine engine = engine();
        try (Connection connection = access().connect(url())) {
            List<KeptTable> kept = engine.kept(connection);
            List<KeptTable> chosen = new ArrayList<>(all ? kept : List.of());
            for (String target : targets) {
                List<KeptTable> found = kept.stream()
                        .filter(table -> table.revision().startsWith(target))
                        .toList();
                if (found.stream().map(KeptTable::revision).distinct().count() != 1) {
                    return refuse(
                            found.isEmpty()
                                    ? "Nothing is kept for a revision " + target + "."
                                            + " “db purge” lists what is. Nothing was removed."
                                    : "“" + target
                                            + "” begins the ids of several revisions. Nothing was removed; give more"
                                            + " of the id.");
                }
                chosen.addAll(found);
            }
            if (!chosen.isEmpty()) {
                try (Connection writing = connections().open()) {
                    engine.purge(writing, chosen);
                }
            }
            boolean removes = all || !targets.isEmpty();
            return print(
                    JsonText.object(
                            removes ? "purged" : "kept",
                            (removes ? chosen : kept)
                                    .stream().map(PurgeCommand::value).toList()),
                    removes ? purged(chosen) : listed(kept));
        }
    }

    private static String listed(List<KeptTable> kept) {
        return kept.isEmpty()
                ? "Nothing is kept.\n"
                : RevisionWords.lines(kept.stream().map(PurgeCommand::row).toList());
    }

    private static String purged(List<KeptTable> purged) {
        StringBuilder words = new StringBuilder();
        purged.forEach(table -> words.append("Purged: ")
                .append(table.words())
                .append(" (")
                .append(rows(table))
                .append(")\n"));
        return words.isEmpty() ? "Nothing is kept.\n" : words.toString();
    }

    private static List<String> row(KeptTable table) {
        return List.of(table.revision(), Objects.toString(table.since(), ""), rows(table), table.words());
    }

    private static String rows(KeptTable table) {
        return table.rows() + (table.rows() == 1 ? " row" : " rows");
    }

    private static Map<String, @Nullable Object> value(KeptTable table) {
        return JsonText.object(
                "revision", table.revision(),
                "since", table.since(),
                "rows", table.rows(),
                "words", table.words(),
                "table", table.name().name());
    }
}
