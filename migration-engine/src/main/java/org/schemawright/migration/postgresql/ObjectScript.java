package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Set;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** One object as a script. */
final class ObjectScript {

    private final DatabaseSchema schema;
    private final StatementList out = new StatementList();

    ObjectScript(DatabaseSchema schema) {
        this.schema = schema;
    }

    List<Statement> write(ObjectRef object) {
        ObjectName name = object.name();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> relation(name);
            case COLUMN -> {
                relation(name);
                types(name);
            }
            case CONSTRAINT -> constraint(object);
            case INDEX -> index(name);
            case TRIGGER ->
                schema.triggersOf(name).stream()
                        .filter(trigger -> trigger.name().equals(object.part()))
                        .forEach(out::createTrigger);
            case SEQUENCE ->
                schema.sequences().stream().filter(s -> s.name().equals(name)).forEach(this::sequence);
            case ENUM, DOMAIN, COMPOSITE, RANGE -> types(name);
            case FUNCTION, PROCEDURE, AGGREGATE ->
                schema.routines().stream().filter(r -> r.ref().equals(object)).forEach(this::routine);
            case SCHEMA, EXTENSION, RULE, POLICY, OTHER ->
                schema.others().stream().filter(o -> o.ref().equals(object)).forEach(this::other);
        }
        comments(object);
        return out.all();
    }

    private void relation(ObjectName name) {
        schema.table(name).ifPresent(this::table);
        schema.view(name).ifPresent(this::view);
        schema.triggersOf(name).forEach(out::createTrigger);
        schema.others().stream().filter(other -> name.equals(other.table())).forEach(this::other);
    }

    private void table(Table table) {
        new WholeTable(new TableCreation(schema::table, Set.of(), ref -> true), out)
                .create(table, new Numbering(out, schema, schema));
    }

    private void view(View view) {
        ViewSql.create(view, false, out);
        ViewSql.comments(view, out);
        ViewSql.indexes(view, out);
        ViewSql.fill(view, out);
    }

    private void types(ObjectName name) {
        schema.types().stream()
                .filter(type -> type.name().equals(name))
                .forEach(type -> TypeSql.create(type, Set.of(), out));
    }

    private void constraint(ObjectRef object) {
        ObjectName name = object.name();
        schema.table(name).ifPresent(table -> table.constraints().stream()
                .filter(constraint -> object.part().equals(constraint.name()))
                .forEach(constraint -> {
                    out.addConstraint(constraint, table);
                    WholeTable.marks(object.part(), table, out);
                }));
        schema.types().stream()
                .filter(type -> type.name().equals(name))
                .filter(DomainType.class::isInstance)
                .flatMap(type -> ((DomainType) type).checks().stream())
                .filter(check -> object.part().equals(check.name()))
                .forEach(check -> TypeSql.addCheck(name, check, out));
    }

    private void index(ObjectName name) {
        schema.tables().forEach(table -> table.indexes().stream()
                .filter(index -> table.name().withName(index.name()).equals(name))
                .forEach(index -> {
                    WholeTable.index(index, table, out);
                    WholeTable.marks(index.name(), table, out);
                }));
        schema.views().forEach(view -> view.indexes().stream()
                .filter(index -> view.name().withName(index.name()).equals(name))
                .forEach(index -> out.createIndex(index, view.name())));
    }

    private void sequence(Sequence sequence) {
        SequenceSql.create(sequence, schema::table, out);
        SequenceSql.own(sequence, out);
    }

    private void routine(Routine routine) {
        out.add(routine.definition(), "Create " + routine.kind().word() + " " + routine.name());
    }

    private void other(OtherObject other) {
        out.add(other.definition(), "Create " + other.kind().word() + " " + other.name());
        ObjectName table = other.table();
        if (other.kind() == ObjectKind.RULE && table != null) {
            Set<String> options = schema.table(table)
                    .map(Table::options)
                    .or(() -> schema.view(table).map(View::options))
                    .orElse(Set.of());
            String end = " RULE " + SqlName.quote(other.name().name());
            options.stream()
                    .filter(option -> option.endsWith(end))
                    .forEach(option -> WholeTable.ruleState(table, option, out));
        }
    }

    /** Those on the object, and on what was written with it. */
    private void comments(ObjectRef object) {
        CommentSql comments = new CommentSql(schema);
        boolean withParts =
                switch (object.kind()) {
                    case TABLE, VIEW, MATERIALIZED_VIEW, COLUMN, DOMAIN -> true;
                    default -> false;
                };
        schema.notes().stream()
                .filter(note -> note.object().equals(object) || withParts && belongsTo(note.object(), object.name()))
                .forEach(note -> comments.write(note, out));
    }

    private boolean belongsTo(ObjectRef part, ObjectName relation) {
        return switch (part.kind()) {
            case CONSTRAINT, TRIGGER, RULE, POLICY -> part.name().equals(relation);
            case VIEW, MATERIALIZED_VIEW, DOMAIN -> part.name().equals(relation);
            case INDEX ->
                schema
                        .table(relation)
                        .map(Table::indexes)
                        .or(() -> schema.view(relation).map(View::indexes))
                        .orElse(List.of())
                        .stream()
                        .anyMatch(index -> relation.withName(index.name()).equals(part.name()));
            default -> false;
        };
    }
}
