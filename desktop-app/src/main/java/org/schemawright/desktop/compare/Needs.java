package org.schemawright.desktop.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.Reference;
import org.schemawright.migration.change.References;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.UniqueKey;

/**
 * Which differences cannot be taken without others: what comes needs what it names; what goes needs that all goes, or
 * becomes another, that names it.
 */
final class Needs {

    private final List<Difference> all;
    private final Map<ObjectRef, List<Difference>> byRef = new HashMap<>();
    private final Map<Difference, Set<Difference>> needs = new LinkedHashMap<>();
    private final Map<Difference, Set<Difference>> neededBy = new HashMap<>();

    private Needs(List<Difference> all) {
        this.all = all;
        all.forEach(each ->
                byRef.computeIfAbsent(each.object(), ref -> new ArrayList<>()).add(each));
    }

    /** Works them out; takes its time on large schemas. */
    static Needs among(List<Difference> differences, DatabaseSchema before, DatabaseSchema after) {
        Needs made = new Needs(differences);
        made.coming(after);
        made.going(before);
        differences.forEach(made::commentsAndNames);
        return made;
    }

    /** What one needs itself. */
    Set<Difference> of(Difference difference) {
        return needs.getOrDefault(difference, Set.of());
    }

    /** These, and all that they need. */
    Set<Difference> with(Collection<Difference> wanted) {
        return follow(wanted, needs);
    }

    /** These, and all that need them. */
    Set<Difference> needing(Collection<Difference> unwanted) {
        return follow(unwanted, neededBy);
    }

    private static Set<Difference> follow(Collection<Difference> from, Map<Difference, Set<Difference>> ways) {
        Set<Difference> reached = new LinkedHashSet<>(from);
        Deque<Difference> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Difference next : ways.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }

    private void coming(DatabaseSchema after) {
        References references = new References(after);
        for (Difference come : all) {
            if (come.added() && !SchemaWords.isComment(come)) {
                users(references, come.object(), Difference::removed).forEach(user -> add(user, come));
                parts(come, after, Difference::after).forEach(part -> add(part, come));
            }
        }
    }

    private void going(DatabaseSchema before) {
        References references = new References(before);
        for (Difference gone : all) {
            if (gone.removed() && !SchemaWords.isComment(gone)) {
                users(references, gone.object(), Difference::added).forEach(user -> add(gone, user));
                parts(gone, before, Difference::before).forEach(part -> add(gone, part));
            }
        }
    }

    /** The differences of what refers to an object; a guess by name is no reason. */
    private List<Difference> users(References references, ObjectRef object, Predicate<Difference> elsewhere) {
        List<Difference> users = new ArrayList<>();
        for (Reference reference : references.to(object)) {
            if (!reference.guess()) {
                ObjectRef from = reference.from();
                List<Difference> own = byRef.getOrDefault(from, List.of());
                // What belongs to a table that comes or goes as a whole is no difference of its own.
                List<Difference> found = own.isEmpty()
                        ? byRef.getOrDefault(ObjectRef.of(ObjectKind.TABLE, from.name()), List.of())
                        : own;
                found.stream()
                        .filter(each -> !elsewhere.test(each) && !SchemaWords.isComment(each))
                        .forEach(users::add);
            }
        }
        return users;
    }

    /** The keys, checks and indexes that use a column or key or table, and the sequences of a table, on one side. */
    private List<Difference> parts(
            Difference used, DatabaseSchema schema, Function<Difference, @Nullable Record> side) {
        List<Difference> found = new ArrayList<>();
        Table table = schema.table(used.owner()).orElse(null);
        for (Difference other : all) {
            Record part = side.apply(other);
            boolean uses = false;
            if (part instanceof ForeignKey key) {
                uses = pointsAt(key, used, side.apply(used));
            }
            if (part instanceof Sequence sequence) {
                uses = used.owner().equals(sequence.ownerTable())
                        && (used.object().part().isEmpty()
                                || used.object().part().equals(sequence.ownerColumn()));
            }
            boolean column = used.object().kind() == ObjectKind.COLUMN && table != null;
            if (!uses && column && table != null && other.owner().equals(used.owner())) {
                ColumnUse use = new ColumnUse(table, used.object().part());
                uses = part instanceof Constraint constraint && use.in(constraint)
                        || part instanceof Index index && use.in(index);
            }
            if (uses && other != used) {
                found.add(other);
            }
        }
        return found;
    }

    private static boolean pointsAt(ForeignKey key, Difference used, @Nullable Record part) {
        if (!key.target().equals(used.owner())) {
            return false;
        }
        return switch (part) {
            case PrimaryKey primary -> primary.columns().equals(key.targetColumns());
            case UniqueKey unique -> unique.columns().equals(key.targetColumns());
            case Table table -> true;
            case null, default ->
                used.object().kind() == ObjectKind.COLUMN
                        && key.targetColumns().contains(used.object().part());
        };
    }

    /** A comment comes with its object and goes with it; a name is free once what had it is gone. */
    private void commentsAndNames(Difference one) {
        if (SchemaWords.isComment(one)) {
            for (Difference object : byRef.getOrDefault(one.object(), List.of())) {
                if (object.added()) {
                    add(one, object);
                } else if (object.removed()) {
                    add(object, one);
                }
            }
        } else if (one.added() && one.object().part().isEmpty()) {
            for (Difference other : all) {
                boolean sameName = other.removed()
                        && !SchemaWords.isComment(other)
                        && other.object().part().isEmpty()
                        && isSameName(other.object().name(), one.object().name())
                        && !other.object().equals(one.object());
                if (sameName) {
                    add(one, other);
                }
            }
        }
    }

    /** SQLite, which has no schemas, does not tell names apart by their case. */
    private static boolean isSameName(ObjectName one, ObjectName other) {
        return one.schema() == null ? one.name().equalsIgnoreCase(other.name()) : one.equals(other);
    }

    private void add(Difference needing, Difference needed) {
        if (!needing.equals(needed)) {
            needs.computeIfAbsent(needing, each -> new LinkedHashSet<>()).add(needed);
            neededBy.computeIfAbsent(needed, each -> new LinkedHashSet<>()).add(needing);
        }
    }
}
