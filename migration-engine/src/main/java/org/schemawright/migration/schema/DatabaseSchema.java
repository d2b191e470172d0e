package org.schemawright.migration.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of a database's schema, as reflected or as drafted.
 *
 * @param defaultSchema where a new object goes; null on SQLite
 * @param tables by name
 * @param views by name, materialized ones included
 * @param triggers by name
 * @param types those that somebody made, by name
 * @param sequences by name; those behind identity columns belong to the column and are not listed
 * @param routines by name and arguments
 * @param others what is carried as text, by kind and name
 * @param notes comments, owners and grants, by object
 * @param dependencies who needs whom, by user
 * @param unread what could not be read; empty where the schema is whole
 */
public record DatabaseSchema(
        @Nullable String defaultSchema,
        List<Table> tables,
        List<View> views,
        List<Trigger> triggers,
        List<UserType> types,
        List<Sequence> sequences,
        List<Routine> routines,
        List<OtherObject> others,
        List<ObjectNote> notes,
        List<Dependency> dependencies,
        List<Unread> unread) {
    public DatabaseSchema {
        tables = NamedList.copyOf(tables, Table::name);
        views = NamedList.copyOf(views, View::name);
        triggers = NamedList.copyOf(triggers, Trigger::table);
        types = List.copyOf(types);
        sequences = List.copyOf(sequences);
        routines = List.copyOf(routines);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
        dependencies = List.copyOf(dependencies);
        unread = List.copyOf(unread);
    }

    /** A schema of the kinds that every engine has. */
    public DatabaseSchema(
            @Nullable String defaultSchema, List<Table> tables, List<View> views, List<Trigger> triggers) {
        this(
                defaultSchema,
                tables,
                views,
                triggers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A database without objects. */
    public static DatabaseSchema empty(@Nullable String defaultSchema) {
        return new DatabaseSchema(defaultSchema, List.of(), List.of(), List.of());
    }

    /** The enumerated ones of the types. */
    public List<EnumType> enums() {
        return types.stream()
                .filter(EnumType.class::isInstance)
                .map(EnumType.class::cast)
                .toList();
    }

    /** The enum that is the type of a column; of two of one name, the one of the default schema. */
    public Optional<EnumType> enumOf(ColumnType type) {
        return type.kind() != TypeKind.ENUM
                ? Optional.empty()
                : enums().stream()
                        .filter(set -> set.isCalled(type.raw()))
                        .min(Comparator.comparing(
                                set -> !Objects.equals(set.name().schema(), defaultSchema)));
    }

    public Optional<Table> table(ObjectName name) {
        return NamedList.named(tables, name).stream().findFirst();
    }

    public Optional<View> view(ObjectName name) {
        return NamedList.named(views, name).stream().findFirst();
    }

    /** The triggers of one table or view. */
    public List<Trigger> triggersOf(ObjectName table) {
        return NamedList.named(triggers, table);
    }

    /** What is kept as the SQL text that makes it: views, triggers and routines. */
    public Stream<SqlObject> texts() {
        return Stream.of(views, triggers, routines).flatMap(List::stream);
    }

    /** The view, trigger or routine that is pointed at. */
    public Optional<SqlObject> text(ObjectRef ref) {
        return Stream.of(view(ref.name()).stream(), triggersOf(ref.name()).stream(), routines.stream())
                .flatMap(objects -> objects)
                .map(SqlObject.class::cast)
                .filter(one -> one.ref().equals(ref))
                .findFirst();
    }

    /** The name of an object in the default schema. */
    public ObjectName named(String name) {
        return new ObjectName(defaultSchema, name);
    }

    /** The same schema with other tables, which are put in order. */
    public DatabaseSchema withTables(Stream<Table> newTables) {
        Copy copy = new Copy(this);
        copy.tables = newTables.sorted(Comparator.comparing(Table::name)).toList();
        return copy.schema();
    }

    public DatabaseSchema withViews(List<View> newViews) {
        Copy copy = new Copy(this);
        copy.views = newViews;
        return copy.schema();
    }

    public DatabaseSchema withTriggers(List<Trigger> newTriggers) {
        Copy copy = new Copy(this);
        copy.triggers = newTriggers;
        return copy.schema();
    }

    public DatabaseSchema withSequences(List<Sequence> newSequences) {
        Copy copy = new Copy(this);
        copy.sequences = newSequences;
        return copy.schema();
    }

    public DatabaseSchema withTypes(List<UserType> newTypes) {
        Copy copy = new Copy(this);
        copy.types = newTypes;
        return copy.schema();
    }

    public DatabaseSchema withRoutines(List<Routine> newRoutines) {
        Copy copy = new Copy(this);
        copy.routines = newRoutines;
        return copy.schema();
    }

    public DatabaseSchema withOthers(List<OtherObject> newOthers) {
        Copy copy = new Copy(this);
        copy.others = newOthers;
        return copy.schema();
    }

    public DatabaseSchema withNotes(List<ObjectNote> newNotes) {
        Copy copy = new Copy(this);
        copy.notes = newNotes;
        return copy.schema();
    }

    public DatabaseSchema withDependencies(List<Dependency> newDependencies) {
        Copy copy = new Copy(this);
        copy.dependencies = newDependencies;
        return copy.schema();
    }

    /** The same schema with other words about what could not be read. */
    public DatabaseSchema withUnread(List<Unread> newUnread) {
        Copy copy = new Copy(this);
        copy.unread = newUnread;
        return copy.schema();
    }

    /**
     * What of it a script can build: two databases of one structure are equal in this, whatever their rows, owners and
     * grants.
     */
    public DatabaseSchema structure() {
        Copy copy = new Copy(this);
        copy.tables = tables.stream().map(Table::withoutEstimate).toList();
        copy.notes = notes.stream()
                .filter(note -> note.comment() != null)
                .map(note -> new ObjectNote(note.object(), note.comment(), null, List.of()))
                .toList();
        copy.unread = List.of();
        return copy.schema();
    }

    /** A schema that is going to differ in a part. */
    private static final class Copy {

        private final DatabaseSchema of;
        private List<Table> tables;
        private List<View> views;
        private List<Trigger> triggers;
        private List<UserType> types;
        private List<Sequence> sequences;
        private List<Routine> routines;
        private List<OtherObject> others;
        private List<ObjectNote> notes;
        private List<Dependency> dependencies;
        private List<Unread> unread;

        private Copy(DatabaseSchema of) {
            this.of = of;
            this.tables = of.tables;
            this.views = of.views;
            this.triggers = of.triggers;
            this.types = of.types;
            this.sequences = of.sequences;
            this.routines = of.routines;
            this.others = of.others;
            this.notes = of.notes;
            this.dependencies = of.dependencies;
            this.unread = of.unread;
        }

        private DatabaseSchema schema() {
            return new DatabaseSchema(
                    of.defaultSchema,
                    tables,
                    views,
                    triggers,
                    types,
                    sequences,
                    routines,
                    others,
                    notes,
                    dependencies,
                    unread);
        }
    }
}
