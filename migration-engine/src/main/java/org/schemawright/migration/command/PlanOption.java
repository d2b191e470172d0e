package org.schemawright.migration.command;

import java.io.IOException;
import java.util.List;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.DatabaseSchema;
import picocli.CommandLine.Option;

/** How one schema is to become another, as commands take it. */
final class PlanOption {

    @Option(
            names = "--rename",
            paramLabel = "A=B",
            description =
                    "A table (a=b), column (table.a=b) or value of an enum (type.a=b) goes by another name; what is"
                            + " in it stays.")
    private List<String> renames = List.of();

    @Option(
            names = "--no-keep",
            description =
                    "Do not keep the values that go or are converted; then going back is refused where there were such.")
    private boolean losing;

    /** @throws MisuseException where a rename is not written as one */
    void check() throws MisuseException {
        RenameOption.check(renames);
    }

    boolean keeps() {
        return !losing;
    }

    MigrationPlan plan(MigrationEngine engine, DatabaseSchema before, DatabaseSchema after) throws IOException {
        return engine.plan(before, after, RenameOption.changes(renames, before, after), !losing);
    }

    /** What may have been renamed without being said so, each as a sentence. */
    List<String> guesses(MigrationPlan plan) {
        return RenameGuess.among(SchemaDiffer.differences(plan.before(), plan.after()), plan.before(), plan.after())
                .stream()
                .flatMap(guess -> guess
                        .renaming()
                        .map(RenameOption::text)
                        .filter(option -> !renames.contains(option))
                        .map(option ->
                                "Perhaps renamed (" + String.join(", ", guess.evidence()) + "): --rename " + option)
                        .stream())
                .toList();
    }
}
