package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.EnumType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/** A schema for people at a terminal. */
final class SchemaText {

    private final DatabaseSchema schema;
    private final TextPage page;

    private SchemaText(DatabaseSchema schema) {
        this.schema = schema;
        this.page = new TextPage(schema.defaultSchema());
    }

    static String of(ReadSchema read) {
        SchemaText text = new SchemaText(read.schema());
        text.page.line(0, read.dialect().displayName() + ": " + text.counts());
        TableText tables = new TableText(text.schema, text.page);
        read.schema().tables().forEach(tables::write);
        read.schema().views().forEach(tables::write);
        text.types();
        text.sequences();
        text.routines();
        text.others();
        text.unread();
        return text.page.toString();
    }

    private String counts() {
        Map<ObjectKind, Integer> counts = new EnumMap<>(ObjectKind.class);
        schema.tables().stream().map(Table::ref).forEach(r -> counts.merge(r.kind(), 1, Integer::sum));
        schema.views().stream().map(View::ref).forEach(r -> counts.merge(r.kind(), 1, Integer::sum));
        schema.tables().forEach(t -> add(counts, ObjectKind.INDEX, t.indexes().size()));
        schema.views().forEach(v -> add(counts, ObjectKind.INDEX, v.indexes().size()));
        add(counts, ObjectKind.TRIGGER, schema.triggers().size());
        schema.types().forEach(t -> counts.merge(t.kind(), 1, Integer::sum));
        add(counts, ObjectKind.SEQUENCE, schema.sequences().size());
        schema.routines().forEach(r -> counts.merge(r.kind(), 1, Integer::sum));
        schema.others().forEach(o -> counts.merge(o.kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "nothing in it yet"
                : counts.entrySet().stream()
                        .map(e -> e.getValue() + " "
                                + (e.getValue() == 1
                                        ? e.getKey().word()
                                        : e.getKey().plural()))
                        .collect(Collectors.joining(", "));
    }

    private static void add(Map<ObjectKind, Integer> counts, ObjectKind kind, int more) {
        if (more > 0) {
            counts.merge(kind, more, Integer::sum);
        }
    }

    private void section(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.gap();
            page.line(0, title);
            page.rows(2, rows);
        }
    }

    private void types() {
        section(
                "Types",
                schema.types().stream()
                        .map(t -> List.of(page.name(t.name()), t.kind().word(), details(t)))
                        .toList());
    }

    private String details(UserType type) {
        return switch (type) {
            case EnumType choices ->
                choices.values().stream().map(SqlName::literal).collect(Collectors.joining(", "));
            case DomainType domain -> {
                List<String> words = new ArrayList<>(List.of(domain.base().raw()));
                if (!domain.nullable()) {
                    words.add("not null");
                }
                if (domain.defaultValue() != null) {
                    words.add("default " + domain.defaultValue().sql());
                }
                domain.checks().forEach(c -> words.add("check " + c.expression()));
                yield String.join(", ", words);
            }
            case CompositeType composite ->
                composite.attributes().stream()
                        .map(a -> TextPage.name(a.name()) + " " + a.type().raw())
                        .collect(Collectors.joining(", "));
            case RangeType range -> range.definition();
        };
    }

    private void sequences() {
        section(
                "Sequences",
                schema.sequences().stream()
                        .map(s -> List.of(page.name(s.name()), (owner(s) + " " + s.options()).strip()))
                        .toList());
    }

    private String owner(Sequence sequence) {
        return sequence.ownerTable() == null || sequence.ownerColumn() == null
                ? ""
                : "of " + page.name(sequence.ownerTable()) + "." + TextPage.name(sequence.ownerColumn());
    }

    private void routines() {
        section(
                "Functions and procedures",
                schema.routines().stream()
                        .map(r -> List.of(r.kind().word(), page.name(r.name()) + "(" + r.arguments() + ")" + result(r)))
                        .toList());
    }

    private static String result(Routine routine) {
        return routine.result().isEmpty() ? "" : " -> " + routine.result();
    }

    /** What belongs to a table stands with it. */
    private void others() {
        section(
                "Others",
                schema.others().stream()
                        .filter(o -> o.table() == null)
                        .sorted(Comparator.comparing(OtherObject::kind))
                        .map(o -> List.of(o.kind().word(), page.name(o.name())))
                        .toList());
    }

    private void unread() {
        section(
                "Could not be read",
                schema.unread().stream().map(u -> List.of(u.part(), u.reason())).toList());
    }
}
