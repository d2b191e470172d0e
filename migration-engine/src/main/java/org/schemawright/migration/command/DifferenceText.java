package org.schemawright.migration.command;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;

/** What two schemas do not have alike, for people at a terminal: {@code +} came, {@code -} went, {@code ~} changed. */
final class DifferenceText {

    private final TextPage page;

    private DifferenceText(TextPage page) {
        this.page = page;
    }

    static String of(DatabaseSchema before, DatabaseSchema after) {
        List<Difference> differences = SchemaDiffer.differences(before, after);
        DifferenceText text = new DifferenceText(new TextPage(before.defaultSchema()));
        if (differences.isEmpty()) {
            text.page.line(0, "The schemas are the same.");
        }
        differences.forEach(text::write);
        List<RenameGuess> guesses = RenameGuess.among(differences, before, after);
        if (!guesses.isEmpty()) {
            text.page.gap();
            text.page.line(0, "Perhaps renamed");
            guesses.forEach(text::write);
        }
        return text.page.toString();
    }

    private void write(RenameGuess guess) {
        page.line(2, name(guess.from()) + " -> " + name(guess.to()) + " (" + String.join(", ", guess.evidence()) + ")");
    }

    private void write(Difference difference) {
        String sign = difference.added() ? "+ " : difference.removed() ? "- " : "~ ";
        Record only = difference.added() ? difference.after() : difference.before();
        page.line(0, sign + name(difference.object()) + on(difference) + (isWhole(difference) ? content(only) : ""));
        difference.aspects().forEach(this::write);
    }

    /** An index stands for itself, and its name does not say on what. */
    private String on(Difference difference) {
        return difference.object().kind() == ObjectKind.INDEX ? " on " + page.name(difference.owner()) : "";
    }

    private void write(Difference.Aspect aspect) {
        page.line(6, aspect.name() + ": " + words(aspect.before()) + " -> " + words(aspect.after()));
    }

    /** Whether a thing came or went whose name does not say what it is. */
    private static boolean isWhole(Difference difference) {
        return difference.added() || difference.removed();
    }

    private String content(@Nullable Record content) {
        String words = content == null ? "" : TableText.words(content, page);
        return words.isEmpty() ? "" : ": " + words;
    }

    private String name(ObjectRef ref) {
        String whole = page.name(ref.name());
        return switch (ref.kind()) {
            case COLUMN, CONSTRAINT, TRIGGER ->
                ref.kind().word() + (ref.part().isEmpty() ? "" : " " + TextPage.name(ref.part())) + " of " + whole;
            case FUNCTION, PROCEDURE, AGGREGATE -> ref.kind().word() + " " + whole + "(" + ref.part() + ")";
            default -> ref.kind().word() + " " + whole + (ref.part().isEmpty() ? "" : " " + TextPage.name(ref.part()));
        };
    }

    private String words(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case String text -> text.isEmpty() ? "none" : text;
            case Boolean yes -> yes ? "yes" : "no";
            case ObjectName name -> page.name(name);
            case DefaultValue given -> given.sql();
            case ColumnType type -> type.raw().isEmpty() ? "none" : type.raw();
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Collection<?> all ->
                all.isEmpty() ? "none" : all.stream().map(this::words).collect(Collectors.joining(", "));
            case Record record -> {
                String words = TableText.words(record, page);
                yield words.isEmpty() ? record.toString() : words;
            }
            default -> value.toString();
        };
    }
}
