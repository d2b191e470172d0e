package org.schemawright.migration.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.Index;
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
                schema.sequences().stream().filter(s -> s.name().equals(name)).forEach(this::sequenceWithOwner);
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
        schema.table(name).ifPresent(table -> WholeTable.ruleStates(name, table.options(), out));
        schema.view(name).ifPresent(view -> WholeTable.ruleStates(name, view.options(), out));
    }

    private void table(Table table) {
        new WholeTable(new TableCreation(schema::table, Set.of()), out)
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
                .forEach(constraint -> out.addConstraint(constraint, table)));
        schema.types().stream()
                .filter(type -> type.name().equals(name))
                .filter(DomainType.class::isInstance)
                .flatMap(type -> ((DomainType) type).checks().stream())
                .filter(check -> object.part().equals(check.name()))
                .forEach(check -> TypeSql.addCheck(name, check, out));
    }

    private void index(ObjectName name) {
        schema.tables().forEach(table -> index(name, table.name(), table.indexes()));
        schema.views().forEach(view -> index(name, view.name(), view.indexes()));
    }

    private void index(ObjectName wanted, ObjectName relation, List<Index> indexes) {
        indexes.stream()
                .filter(index -> relation.withName(index.name()).equals(wanted))
                .forEach(index -> out.createIndex(index, relation));
    }

    private void sequenceWithOwner(Sequence sequence) {
        out.add(sequence(sequence), "Create sequence " + sequence.name());
        if (sequence.ownerTable() != null && sequence.ownerColumn() != null) {
            out.add(owner(sequence), "The sequence goes when the column goes");
        }
    }

    private void routine(Routine routine) {
        out.add(routine.definition(), "Create " + routine.kind().word() + " " + routine.name());
    }

    private void other(OtherObject other) {
        out.add(other.definition(), "Create " + other.kind().word() + " " + other.name());
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

    static String sequence(Sequence sequence) {
        String options = sequence.options();
        return "CREATE SEQUENCE " + SqlName.quote(sequence.name()) + (options.isEmpty() ? "" : " " + options);
    }

    static String owner(Sequence sequence) {
        return "ALTER SEQUENCE " + SqlName.quote(sequence.name()) + " OWNED BY "
                + SqlName.quote(Objects.requireNonNull(sequence.ownerTable())) + "."
                + SqlName.quote(Objects.requireNonNull(sequence.ownerColumn()));
    }
}
