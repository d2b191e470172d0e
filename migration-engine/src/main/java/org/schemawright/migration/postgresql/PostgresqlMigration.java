package org.schemawright.migration.postgresql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptData;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/**
 * The way from one schema to another: first everything is taken down that goes or stands in the way, in the order in which
 * nothing else stands on it; then the other schema is built on what is left, as a whole one would be, and tables, types and
 * sequences that stay are changed when their turn comes.
 */
final class PostgresqlMigration implements Coming {

    /** Both as they are given, serial columns included. */
    private final DatabaseSchema began;

    private final DatabaseSchema written;
    private final DatabaseSchema from;
    private final DatabaseSchema to;
    private final Standing standing;
    private final SchemaScript build;
    private final TableChange tables;
    private final StatementList out = new StatementList();
    private final Set<ObjectRef> there = new HashSet<>();
    private final Set<ObjectRef> wanted;
    /** Whoever wrote the schema to migrate to may have said nothing of rights: on the way back those of the first one count. */
    private final List<ObjectNote> rights;

    private final Map<ObjectRef, Object> objectsBefore;
    private final Map<ObjectRef, Object> objectsAfter;
    /** The tables that there are before and afterwards, by the same name. */
    private final List<ObjectName> both;

    /** @param back what is kept and comes back; null on the way forward */
    PostgresqlMigration(DatabaseSchema from, DatabaseSchema to, @Nullable KeptData back) {
        this.began = RuleNames.following(from, to, out);
        this.written = to;
        this.from = PlainSerials.of(began);
        this.to = PlainSerials.of(to);
        this.standing = new Standing(this.from, this.to, SchemaDiffer.differences(this.from, this.to));
        this.build = new SchemaScript(ExtensionMoves.moving(from, written), this, out);
        this.tables = new TableChange(this.from, this.to, standing, back, out);
        this.wanted = SchemaRefs.of(this.to);
        this.rights = back == null ? this.from.notes() : this.to.notes();
        this.objectsBefore = SchemaRefs.objects(this.from);
        this.objectsAfter = SchemaRefs.objects(this.to);
        this.both = this.from.tables().stream()
                .map(Table::name)
                .filter(name -> this.to.table(name).isPresent())
                .toList();
        SchemaRefs.of(this.from).stream().filter(this::stays).forEach(there::add);
    }

    /** Parts go with what they are parts of. */
    private boolean stays(ObjectRef ref) {
        boolean ownerGoes = !ref.part().isEmpty()
                && Stream.of(ObjectKind.TABLE, ObjectKind.DOMAIN)
                        .map(kind -> ObjectRef.of(kind, ref.name()))
                        .anyMatch(owner -> standing.goes(owner) || standing.isReplaced(owner));
        return !standing.goes(ref) && !standing.isReplaced(ref) && !ownerGoes;
    }

    List<Statement> statements() {
        both.forEach(name -> tables.demandPossible(table(from, name), table(to, name)));
        List<Statement> names = out.all();
        Takedown takedown = new Takedown(from, to, standing, out);
        takedown.demandPossible();
        both.forEach(name -> tables.detach(table(from, name), table(to, name)));
        both.forEach(name -> noteCounts(table(from, name), table(to, name)));
        takedown.belongings();
        both.forEach(name -> tables.freeDefaults(table(from, name)));
        takedown.views();
        takedown.rules();
        both.forEach(name -> tables.free(table(from, name)));
        staying().forEach(sequence -> SequenceSql.disown((Sequence) was(sequence.ref()), sequence, out));
        takedown.objects();
        takedown.stepAside();
        build.objects();
        staying()
                .forEach(sequence -> SequenceSql.changeBack(
                        (Sequence) was(sequence.ref()), began::table, sequence, written::table, out));
        takedown.rest();
        build.remainder();
        written.sequences().stream().filter(sequence -> comes(sequence.ref())).forEach(this::goOn);
        goneComments();
        // What is made anew in another form would belong to whoever runs the migration.
        Rights.give(rights, to, object -> comes(object) && wanted.contains(object), out);
        tables.kept().count(out);
        List<Statement> all = out.all();
        return all.size() == names.size() ? all : withSettings(all);
    }

    private Stream<Sequence> staying() {
        return written.sequences().stream().filter(sequence -> !comes(sequence.ref()));
    }

    private void noteCounts(Table was, Table is) {
        for (Column column : was.columns()) {
            is.column(column.name())
                    .filter(wanted -> Numbering.isCountedElsewhere(column, wanted))
                    .ifPresent(_ -> Numbering.note(was.name(), column.name(), out));
        }
    }

    /** A sequence that comes to a column with rows. */
    private void goOn(Sequence sequence) {
        ObjectName table = sequence.ownerTable();
        String column = sequence.ownerColumn();
        if (table == null || column == null) {
            return;
        }
        Optional<Column> was = from.table(table).flatMap(t -> t.column(column));
        boolean isNumbered = written.table(table)
                .flatMap(t -> t.column(column))
                .filter(c -> c.identity() != null)
                .isPresent();
        if (was.isPresent() && isNumbered) {
            boolean counted = to.table(table)
                    .flatMap(t -> t.column(column))
                    .filter(is -> Numbering.isCountedElsewhere(was.get(), is))
                    .isPresent();
            Numbering.goOn(table, column, counted, out);
        }
    }

    private List<Statement> withSettings(List<Statement> statements) {
        if (from.routines().equals(to.routines())
                && from.views().equals(to.views())
                && standing.going().isEmpty()) {
            return statements;
        }
        StatementList all = new StatementList();
        all.add("SET LOCAL check_function_bodies = off", "Functions may speak of what comes later");
        String path = SqlName.list(Server.path(Objects.toString(to.defaultSchema(), "public")));
        all.add("SET LOCAL search_path = " + path, "Names without a schema are of this one");
        all.addAll(statements);
        return all.all();
    }

    @Override
    public boolean comes(ObjectRef object) {
        return !there.contains(object);
    }

    @Override
    public void made(Table table) {
        tables.kept().putBack(table, out);
    }

    @Override
    public Table part(Table table) {
        if (comes(table.ref())) {
            return table;
        }
        Table was = table(from, table.name());
        Set<String> options = new LinkedHashSet<>(table.options());
        options.removeIf(option -> was.options().contains(option) && !isOfNewRule(option, table));
        return new Table(
                table.name(),
                table.kind(),
                table.columns(),
                table.constraints().stream()
                        .filter(c -> comes(SchemaRefs.constraint(table, c)))
                        .toList(),
                table.indexes().stream()
                        .filter(i -> comes(SchemaRefs.index(table.name(), i)))
                        .toList(),
                options,
                table.comment(),
                table.definition(),
                table.rowEstimate(),
                table.hiddenColumns(),
                table.inheritance());
    }

    /** A rule that is made anew has forgotten when it applies. */
    private boolean isOfNewRule(String option, Table table) {
        return to.others().stream()
                .filter(other -> other.kind() == ObjectKind.RULE && table.name().equals(other.table()))
                .filter(rule -> comes(rule.ref()))
                .anyMatch(rule ->
                        option.endsWith(" RULE " + SqlName.quote(rule.name().name())));
    }

    @Override
    public void change(ObjectRef object) {
        switch (object.kind()) {
            case TABLE -> {
                Table was = table(from, object.name());
                Table is = table(to, object.name());
                tables.change(
                        was,
                        is.withColumns(is.columns().stream()
                                .map(column -> isLater(was, column) ? column.withDefault(null) : column)
                                .toList()));
                rules(is);
            }
            case COLUMN -> defaultValue(object);
            case VIEW -> changed(object, View.class).ifPresent(view -> ViewSql.create(view, true, out));
            case ENUM, DOMAIN, COMPOSITE, RANGE -> {
                changed(object, UserType.class).ifPresent(type -> TypeChange.write((UserType) was(object), type, out));
                checks(object);
            }
            case SEQUENCE ->
                written.sequences().stream()
                        .filter(sequence -> sequence.ref().equals(object))
                        .forEach(sequence -> SequenceSql.change(
                                (Sequence) was(sequence.ref()), began::table, sequence, written::table, out));
            case FUNCTION, PROCEDURE, AGGREGATE ->
                changed(object, Routine.class)
                        .ifPresent(routine -> out.add(
                                routine.definition(),
                                "Give " + routine.kind().word() + " " + routine.name() + " another body"));
            default -> {}
        }
    }

    /** Keys and checks that come, without those that stand on other tables or excuse rows. */
    private void rules(Table is) {
        part(is).constraints().stream()
                .filter(c -> !(c instanceof ForeignKey))
                .filter(c -> !ConstraintSql.isNotValid(c) && !TableCreation.isInherited(c, is))
                .filter(c -> !build.isLater(SchemaRefs.constraint(is, c)))
                .forEach(c -> out.addConstraint(c, is));
    }

    private boolean isLater(Table was, Column column) {
        return build.isLater(new ObjectRef(ObjectKind.COLUMN, was.name(), column.name()))
                && tables.isNewDefault(was, column);
    }

    /** A default that stands in a circle with its table. */
    private void defaultValue(ObjectRef ref) {
        Column column = table(to, ref.name()).column(ref.part()).orElseThrow();
        if (column.defaultValue() != null && tables.isNewDefault(table(from, ref.name()), column)) {
            out.alterOnly(
                    ref.name(),
                    "ALTER COLUMN " + SqlName.quote(ref.part()) + " SET DEFAULT "
                            + column.defaultValue().sql(),
                    "Set the default of column " + ref.part());
        }
    }

    private void checks(ObjectRef domain) {
        for (UserType type : to.types()) {
            if (type instanceof DomainType found && found.ref().equals(domain)) {
                found.checks().stream()
                        .filter(check ->
                                comes(SchemaRefs.check(found, check)) && !build.isLater(SchemaRefs.check(found, check)))
                        .forEach(check -> TypeSql.addCheck(found.name(), check, out));
            }
        }
    }

    private <T> Optional<T> changed(ObjectRef object, Class<T> type) {
        return Optional.ofNullable(objectsAfter.get(object))
                .filter(_ -> standing.isChanged(object))
                .map(type::cast);
    }

    private Object was(ObjectRef object) {
        return Objects.requireNonNull(objectsBefore.get(object));
    }

    private void goneComments() {
        CommentSql comments = new CommentSql(to);
        Map<ObjectRef, ObjectNote> now = notes(to);
        for (ObjectNote note : from.notes()) {
            Optional<ObjectNote> other = Optional.ofNullable(now.get(note.object()));
            boolean stays = !comes(note.object()) && wanted.contains(note.object());
            if (stays
                    && note.comment() != null
                    && other.map(ObjectNote::comment).isEmpty()) {
                comments.clear(note.object(), out);
            }
        }
        Map<ObjectRef, ObjectNote> before = notes(from);
        for (ObjectNote note : to.notes()) {
            ObjectNote old = before.get(note.object());
            boolean differs =
                    note.comment() != null && (old == null || !note.comment().equals(old.comment()));
            if (!comes(note.object()) && differs) {
                comments.write(note, out);
            }
        }
    }

    private static Map<ObjectRef, ObjectNote> notes(DatabaseSchema schema) {
        Map<ObjectRef, ObjectNote> notes = new HashMap<>();
        schema.notes().forEach(note -> notes.put(note.object(), note));
        return notes;
    }

    private static Table table(DatabaseSchema schema, ObjectName name) {
        return schema.table(name).orElseThrow();
    }
}
