package org.schemawright.migration.postgresql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.SchemaParts;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * A whole schema as a script, or what of it is not there yet: first what others may need, in the order of
 * {@link BuildOrder}, then, kind by kind, what only stands on these: indexes, foreign keys, triggers, rules, policies,
 * comments.
 */
final class SchemaScript {

    private final DatabaseSchema written;
    private final DatabaseSchema schema;
    private final BuildOrder order;
    private final Coming coming;
    private final StatementList out;
    private final Map<ObjectName, Table> tables = new HashMap<>();
    private final Map<ObjectRef, Object> objects;
    private final WholeTable whole;

    /** All of a schema. */
    SchemaScript(DatabaseSchema schema) {
        this(schema, Coming.EVERYTHING, new StatementList());
    }

    /**
     * What of a schema comes.
     *
     * @param out where statements go
     */
    SchemaScript(DatabaseSchema schema, Coming coming, StatementList out) {
        this.written = schema;
        this.schema = PlainSerials.of(schema);
        this.coming = coming;
        this.out = out;
        this.order = new BuildOrder(this.schema);
        this.objects = SchemaRefs.objects(this.schema);
        this.schema.tables().forEach(table -> tables.put(table.name(), table));
        this.whole = new WholeTable(
                new TableCreation(
                        name -> Optional.ofNullable(tables.get(name)), order.later(), ref -> !coming.comes(ref)),
                out);
    }

    SchemaParts write() {
        settings();
        objects();
        int rows = out.all().size();
        remainder();
        List<Statement> all = out.all();
        return new SchemaParts(all.subList(0, rows), all.subList(rows, all.size()));
    }

    /** Whether a default or check comes behind its table, because both need each other. */
    boolean isLater(ObjectRef part) {
        return order.later().contains(part);
    }

    /** What others may need, tables and views included, each behind what it needs. */
    void objects() {
        order.steps().forEach(this::step);
        schema.sequences().stream()
                .filter(sequence -> coming.comes(sequence.ref()))
                .forEach(sequence -> SequenceSql.own(sequence, out));
    }

    /** What stands on tables and views. */
    void remainder() {
        parts().forEach(table -> whole.notValid(table, false));
        indexes();
        parts().forEach(whole::switches);
        partitionsFirst().forEach(whole::foreignKeys);
        parts().forEach(table -> whole.notValid(table, true));
        schema.triggers().stream()
                .filter(trigger -> coming.comes(trigger.ref()))
                .forEach(out::createTrigger);
        belongings();
        comingViews().forEach(view -> ViewSql.fill(view, out));
        others().filter(BuildOrder::isLate)
                .filter(other -> !isEventTrigger(other.ref()))
                .forEach(this::other);
        comments();
        eventTriggers();
    }

    private Stream<Table> parts() {
        return schema.tables().stream().map(coming::part);
    }

    private Stream<View> comingViews() {
        return schema.views().stream().filter(view -> coming.comes(view.ref()));
    }

    private void settings() {
        out.add("SET client_encoding = 'UTF8'", "Names and texts are in UTF-8");
        out.add("SET standard_conforming_strings = on", "A backslash in a text is nothing but that");
        out.add("SET check_function_bodies = off", "Functions may speak of what comes later");
        out.add("SET client_min_messages = warning", "Say no more than is needed");
        String path = SqlName.list(Server.path(Objects.toString(schema.defaultSchema(), "public")));
        out.add("SET search_path = " + path, "Names without a schema are of this one");
    }

    private void step(BuildStep step) {
        if (!coming.comes(step.object())) {
            if (step.form() != BuildStep.Form.STAND_IN) {
                coming.change(step.object());
            }
            return;
        }
        switch (step.form()) {
            case STAND_IN -> standIn(objects.get(step.object()));
            case PART -> part(step.object());
            case WHOLE -> whole(objects.get(step.object()));
        }
    }

    private void standIn(@Nullable Object object) {
        if (object instanceof View view) {
            ViewSql.createStandIn(view, out);
        } else if (object instanceof UserType type) {
            out.add("CREATE TYPE " + SqlName.quote(type.name()), "Make the name of " + type.name() + " known");
        }
    }

    private void whole(@Nullable Object object) {
        switch (object) {
            case Table table -> {
                whole.createFirst(table);
                coming.made(table);
            }
            case View view -> ViewSql.create(view, order.hasStandIn(view.ref()), out);
            case UserType type -> TypeSql.create(type, order.later(), out);
            case Sequence sequence -> SequenceSql.create(sequence, written::table, out);
            case Routine routine ->
                out.add(routine.definition(), "Create " + routine.kind().word() + " " + routine.name());
            case OtherObject other -> other(other);
            case null, default -> throw new IllegalStateException("No such step: " + object);
        }
    }

    private void part(ObjectRef part) {
        Table table = tables.get(part.name());
        if (table != null && part.kind() == ObjectKind.COLUMN) {
            Column column = table.column(part.part()).orElseThrow();
            out.alterOnly(
                    table.name(),
                    "ALTER COLUMN " + SqlName.quote(column.name()) + " SET DEFAULT "
                            + Objects.requireNonNull(column.defaultValue()).sql(),
                    "Set the default of column " + column.name());
        } else if (table != null) {
            table.checks().stream()
                    .filter(check -> part.part().equals(check.name()))
                    .filter(check -> !TableCreation.isInherited(check, table))
                    .forEach(check -> out.addConstraint(check, table));
        } else if (objects.get(ObjectRef.of(ObjectKind.DOMAIN, part.name())) instanceof DomainType domain) {
            for (CheckConstraint check : domain.checks()) {
                if (part.part().equals(check.name())) {
                    TypeSql.addCheck(domain.name(), check, out);
                }
            }
        }
    }

    /** Those of partitions first: PostgreSQL makes them parts of an index of the whole table that is like them. */
    private void indexes() {
        partitionsFirst().forEach(whole::indexes);
        for (View view : schema.views()) {
            view.indexes().stream()
                    .filter(Index::valid)
                    .filter(index -> coming.comes(view.ref())
                            || coming.comes(
                                    ObjectRef.of(ObjectKind.INDEX, view.name().withName(index.name()))))
                    .forEach(index -> out.createIndex(index, view.name()));
        }
    }

    private Stream<Table> partitionsFirst() {
        return schema.tables().stream()
                .sorted(Comparator.comparing(SchemaScript::isPartitioned))
                .map(coming::part);
    }

    private static boolean isPartitioned(Table table) {
        return TableSql.option(table.options(), "PARTITION BY ") != null;
    }

    /** Rules and policies. */
    private void belongings() {
        others().filter(other -> other.table() != null && !BuildOrder.isLate(other))
                .forEach(this::other);
        parts().forEach(table -> WholeTable.ruleStates(table.name(), table.options(), out));
        comingViews().forEach(view -> WholeTable.ruleStates(view.name(), view.options(), out));
    }

    private void comments() {
        schema.tables().stream().filter(table -> coming.comes(table.ref())).forEach(whole::comments);
        comingViews().forEach(view -> ViewSql.comments(view, out));
        CommentSql comments = new CommentSql(schema);
        schema.notes().stream()
                .filter(note -> coming.comes(note.object()) && !isEventTrigger(note.object()))
                .forEach(note -> comments.write(note, out));
    }

    /** At the very end, for they would run at each of our statements. */
    private void eventTriggers() {
        CommentSql comments = new CommentSql(schema);
        others().filter(other -> isEventTrigger(other.ref())).forEach(this::other);
        schema.notes().stream()
                .filter(note -> coming.comes(note.object()) && isEventTrigger(note.object()))
                .forEach(note -> comments.write(note, out));
    }

    private static boolean isEventTrigger(ObjectRef object) {
        return object.kind() == ObjectKind.OTHER && object.name().name().startsWith("event trigger ");
    }

    private Stream<OtherObject> others() {
        return schema.others().stream().filter(other -> coming.comes(other.ref()));
    }

    private void other(OtherObject other) {
        out.add(other.definition(), "Create " + other.kind().word() + " " + other.name());
    }
}
