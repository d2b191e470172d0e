package org.schemawright.desktop.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.schemawright.desktop.changeset.ChangeWords;
import org.schemawright.desktop.workspace.ComparedSchemas;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.change.ValueRename;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * What differs between two schemas.
 *
 * @param read both, as they were read
 * @param renames what a person has said to be the same under another name, in order
 * @param start the first schema after these renames
 * @param differences what differs then
 * @param guesses what else may be the same under another name
 * @param needs which differences need which
 * @param tree the differences by table and kind
 */
record Found(
        ComparedSchemas read,
        List<Renaming> renames,
        DatabaseSchema start,
        List<Difference> differences,
        List<RenameGuess> guesses,
        Needs needs,
        List<DifferenceNode> tree) {

    /** Finds differences. */
    interface Differ extends BiFunction<DatabaseSchema, DatabaseSchema, List<Difference>> {}

    /** Compares; takes its time on large schemas. Renames that do not fit any more are left out. */
    static Found of(ComparedSchemas read, List<Renaming> wished, Differ differ) {
        DatabaseSchema start = read.before();
        List<Renaming> renames = new ArrayList<>();
        for (Renaming rename : wished) {
            try {
                start = switch (rename) {
                    case Change.Rename change -> ChangedSchema.after(start, change);
                    case ValueRename value -> value.after(start);
                };
                renames.add(rename);
            } catch (ImpossibleChange withoutTheOneBefore) {
                // It was about what another rename had made, which a person has taken back.
            }
        }
        DatabaseSchema after = read.after();
        List<Difference> differences = List.copyOf(new LinkedHashSet<>(differ.apply(start, after)));
        List<RenameGuess> guesses = RenameGuess.among(differences, start, after).stream()
                .filter(guess -> guess.renaming().isPresent())
                .toList();
        return new Found(
                read,
                List.copyOf(renames),
                start,
                differences,
                guesses,
                Needs.among(differences, start, after),
                DifferenceNode.tree(differences, start, after));
    }

    /** What renames and these differences come to, as sentences. */
    List<String> words(Set<Difference> taken) {
        List<String> words = new ArrayList<>();
        ChangeWords changes = new ChangeWords(read.before());
        renames.forEach(rename -> words.add(
                switch (rename) {
                    case Change.Rename change -> changes.sentence(change);
                    case ValueRename value ->
                        "Rename value " + value.value() + " of " + value.type() + " to " + value.newValue();
                }));
        differences.stream()
                .filter(taken::contains)
                .forEach(each -> words.add(SchemaWords.step(each, start, read.after())));
        return words;
    }

    boolean isSame() {
        return differences.isEmpty() && renames.isEmpty();
    }

    /** The schema that taking some of the differences leads to; the second one itself where all are taken. */
    DatabaseSchema taking(Set<Difference> taken) {
        return isWhole(taken) ? read.after() : TakenSchema.of(start, read.after(), taken);
    }

    /** Whether these are all. */
    boolean isWhole(Set<Difference> taken) {
        return taken.containsAll(differences);
    }
}
