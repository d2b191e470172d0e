package org.schemawright.migration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.TriggerState;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** Tables and views for people at a terminal, each with all that belongs to it. */
record TableText(DatabaseSchema schema, TextPage page) {

    void write(Table table) {
        page.gap();
        String kind = table.kind() == TableKind.ORDINARY ? "" : lower(table.kind()) + " ";
        String options = String.join(", ", table.options().stream().sorted().toList());
        String estimate = table.rowEstimate() < 0 ? "" : ", about " + table.rowEstimate() + " rows";
        page.line(0, sentence(kind + "table " + page.name(table.name()) + spaced(options) + estimate));
        comment(table.comment());
        table.inheritance().parents().forEach(p -> page.line(2, "inherits " + page.name(p)));
        columns(table.columns(), "");
        columns(table.hiddenColumns(), "hidden");
        table.constraints().forEach(c -> page.line(2, constraint(c, page)));
        table.indexes().forEach(i -> page.line(2, index(i)));
        belongings(table.name());
    }

    void write(View view) {
        page.gap();
        String options = String.join(", ", view.options().stream().sorted().toList());
        page.line(0, sentence(view.ref().kind().word() + " " + page.name(view.name()) + spaced(options)));
        if (view.problem() != null) {
            page.line(2, "does not work: " + view.problem());
        }
        columns(view.columns(), "");
        view.indexes().forEach(i -> page.line(2, index(i)));
        belongings(view.name());
    }

    private void belongings(ObjectName of) {
        schema.triggersOf(of)
                .forEach(t -> page.line(
                        2,
                        "trigger " + TextPage.name(t.name())
                                + (t.state() == TriggerState.ENABLED ? "" : ", " + lower(t.state()))));
        schema.others().stream()
                .filter(o -> of.equals(o.table()))
                .forEach(o -> page.line(
                        2, o.kind().word() + " " + TextPage.name(o.name().name())));
    }

    private void columns(List<Column> columns, String first) {
        page.rows(
                2,
                columns.stream()
                        .map(c -> List.of(TextPage.name(c.name()), c.type().raw(), details(c, first)))
                        .toList());
    }

    /** One part of a table in words, without its name where that stands elsewhere; empty for what is no such part. */
    static String words(Record part, TextPage page) {
        return switch (part) {
            case Column column -> {
                String details = details(column, "");
                yield column.type().raw() + (details.isEmpty() ? "" : ", " + details);
            }
            case Constraint constraint -> constraint(constraint, page);
            case Index index -> (index.unique() ? "unique " : "") + indexed(index);
            case Index.Part indexed -> part(indexed);
            case Identity identity -> words(identity);
            case Generated generated -> words(generated);
            default -> "";
        };
    }

    private static String words(Generated generated) {
        return (generated.stored() ? "stored" : "computed") + " as " + generated.expression();
    }

    private static String details(Column column, String first) {
        List<String> words = new ArrayList<>();
        words.add(first);
        Identity identity = column.identity();
        if (identity != null) {
            words.add(words(identity));
        } else if (!column.nullable()) {
            words.add("not null");
        }
        if (column.defaultValue() != null) {
            words.add("default " + column.defaultValue().sql());
        }
        Generated generated = column.generated();
        if (generated != null) {
            words.add(words(generated));
        }
        if (column.collation() != null) {
            words.add("collate " + column.collation());
        }
        words.add(column.storage().toLowerCase(Locale.ROOT));
        if (column.comment() != null) {
            words.add("-- " + column.comment());
        }
        return words.stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String words(Identity identity) {
        String kind =
                switch (identity.kind()) {
                    case ROWID -> "numbered";
                    case AUTOINCREMENT -> "numbered, no number twice";
                    case SERIAL -> "serial";
                    case BY_DEFAULT -> "identity by default";
                    case ALWAYS -> "identity always";
                };
        return kind + spaced(identity.options());
    }

    private static String constraint(Constraint constraint, TextPage page) {
        String name = constraint.name() == null ? "" : " " + TextPage.name(constraint.name());
        return switch (constraint) {
            case PrimaryKey key -> "primary key" + name + " " + TextPage.names(key.columns()) + spaced(key.options());
            case UniqueKey key -> "unique" + name + " " + TextPage.names(key.columns()) + spaced(key.options());
            case CheckConstraint check -> "check" + name + " (" + check.expression() + ")" + spaced(check.options());
            case ForeignKey key -> "foreign key" + name + " " + TextPage.names(key.columns()) + target(key, page);
            case OtherConstraint other -> "constraint" + name + " " + other.definition();
        };
    }

    private static String target(ForeignKey key, TextPage page) {
        String columns = key.targetColumns().isEmpty() ? "" : " " + TextPage.names(key.targetColumns());
        String delete = key.onDelete() == ReferentialAction.NO_ACTION ? "" : " on delete " + lower(key.onDelete());
        String update = key.onUpdate() == ReferentialAction.NO_ACTION ? "" : " on update " + lower(key.onUpdate());
        String when = !key.deferrable() ? "" : key.initiallyDeferred() ? " initially deferred" : " deferrable";
        return " -> " + page.name(key.target()) + columns + delete + update + when + spaced(key.options());
    }

    private static String index(Index index) {
        return (index.unique() ? "unique index " : "index ") + TextPage.name(index.name()) + spaced(indexed(index));
    }

    private static String indexed(Index index) {
        String parts = index.parts().stream().map(TableText::part).collect(Collectors.joining(", "));
        return (index.method().isEmpty() ? "" : "using " + index.method() + " ") + "(" + parts + ")"
                + (index.predicate() == null ? "" : " where " + index.predicate())
                + (index.valid() ? "" : ", not valid");
    }

    private static String part(Index.Part part) {
        return (part.column() == null ? part.expression() : TextPage.name(part.column()))
                + spaced(part.options())
                + (part.descending() ? " desc" : "");
    }

    private void comment(@Nullable String comment) {
        if (comment != null) {
            page.line(2, "-- " + comment);
        }
    }

    private static String spaced(String options) {
        return options.isEmpty() ? "" : " " + options;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String lower(Enum<?> value) {
        return SchemaJson.word(value);
    }
}
