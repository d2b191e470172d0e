package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Trigger;

/**
 * Changes in a row that can be made at once, behind their renames: as long as what bears a name before and behind them is the
 * same thing.
 */
final class ChangeRun {

    private final ChangeWriter writer;
    private final List<Statement> forward = new ArrayList<>();
    private final List<List<Statement>> back = new ArrayList<>();
    private final List<Change.Rename> reversed = new ArrayList<>();
    /** What is there once the renames are made, and nothing else. */
    private DatabaseSchema renamed;
    /** Tables and columns that these changes made, by their present names; their renames leave no trace. */
    private Set<ObjectRef> made = new HashSet<>();
    /** Tables and columns that are gone, by the names they would have now. */
    private Set<ObjectRef> gone = new HashSet<>();
    /** Whether a trigger goes or is mended: SQLite renames nothing beside one that is broken, so renames come behind that. */
    private boolean mendsTrigger;

    private final List<Found> hazards = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();

    /** @param table the table it is about, by its present name */
    private record Found(Hazard hazard, ObjectName table) {}

    ChangeRun(DatabaseSchema schema, ChangeWriter writer) {
        this.renamed = schema;
        this.writer = writer;
    }

    /** The schema when only the renames are made. */
    DatabaseSchema renamed() {
        return renamed;
    }

    List<Statement> renames() {
        return forward;
    }

    List<Statement> renamesBack() {
        return back.reversed().stream().flatMap(List::stream).toList();
    }

    /** The renames taken back, in the order in which they are. */
    List<Change.Rename> reversed() {
        return reversed.reversed();
    }

    /** What was found, as it is when things are kept. */
    List<Hazard> hazards(KeptData kept) {
        return hazards.stream()
                .map(found -> kept.told(found.hazard(), found.table()))
                .toList();
    }

    /**
     * Takes the next change.
     *
     * @param found its hazards
     * @return whether it can be made at once with the others; otherwise nothing is taken
     */
    boolean takes(Change change, List<Hazard> found) {
        if (!fits(change)) {
            return false;
        }
        follow(change);
        found.forEach(hazard -> hazards.add(new Found(hazard, change.table())));
        if (change instanceof Change.RenameTable rename) {
            hazards.replaceAll(
                    one -> one.table().equals(rename.table()) ? new Found(one.hazard(), newName(rename)) : one);
        }
        return true;
    }

    /** What rows get before anything but the renames, by the names that they have then. */
    List<Fill> fills() {
        return List.copyOf(fills);
    }

    private void follow(Change change) {
        switch (change) {
            case Change.AlterColumn alter
            when alter.fill() != null && alter.demandsValues() && !isMade(alter) ->
                fills.add(new Fill(alter.table(), alter.after().name(), alter.fill()));
            case Change.RenameTable rename ->
                fills.replaceAll(fill -> fill.table().equals(rename.table())
                        ? new Fill(newName(rename), fill.column(), fill.value())
                        : fill);
            case Change.RenameColumn rename ->
                fills.replaceAll(fill ->
                        fill.table().equals(rename.table()) && fill.column().equals(rename.column())
                                ? new Fill(fill.table(), rename.newName(), fill.value())
                                : fill);
            default -> {}
        }
        // What goes in the end needs nothing.
        fills.removeIf(
                fill -> gone.contains(table(fill.table())) || gone.contains(column(fill.table(), fill.column())));
    }

    private boolean isMade(Change.AlterColumn alter) {
        return made.contains(table(alter.table()))
                || made.contains(column(alter.table(), alter.after().name()));
    }

    private boolean fits(Change change) {
        return switch (change) {
            case Change.CreateTable create -> make(table(create.table()));
            case Change.AddColumn add -> make(column(add.table(), add.column().name()));
            case Change.DropTable(ObjectName name) -> {
                drop(table(name));
                made.removeIf(ref -> ref.name().equals(name));
                yield true;
            }
            case Change.DropColumn(ObjectName table, String name) -> {
                drop(column(table, name));
                yield true;
            }
            case Change.RenameTable rename -> rename(rename, table(rename.table()), table(newName(rename)));
            case Change.RenameColumn rename ->
                made.contains(table(rename.table()))
                        || rename(
                                rename,
                                column(rename.table(), rename.column()),
                                column(rename.table(), rename.newName()));
            case Change.AlterColumn _,
                    Change.OrderColumns _,
                    Change.AddConstraint _,
                    Change.DropConstraint _,
                    Change.CreateIndex _,
                    Change.DropIndex _ -> true;
            case Change.ReplaceObject replace -> {
                mendsTrigger |= replace.before() instanceof Trigger;
                yield true;
            }
        };
    }

    /** Something new in the place of something that is gone would be taken for that. */
    private boolean make(ObjectRef thing) {
        return !gone.contains(thing) && made.add(thing);
    }

    private void drop(ObjectRef thing) {
        if (!made.remove(thing)) {
            gone.add(thing);
        }
    }

    private boolean rename(Change.Rename rename, ObjectRef thing, ObjectRef next) {
        if (gone.contains(next)) {
            return false;
        }
        if (!made.contains(thing)) {
            if (mendsTrigger) {
                return false;
            }
            try {
                DatabaseSchema schema = writer.settle(rename, renamed, ChangedSchema.after(renamed, rename));
                forward.addAll(writer.rename(rename, renamed, schema));
                back.add(writer.rename(rename.reversed(), schema, renamed));
                reversed.add(rename.reversed());
                renamed = schema;
            } catch (ImpossibleChange nameIsTakenMeanwhile) {
                return false;
            }
        }
        made = followed(made, thing, next);
        gone = followed(gone, thing, next);
        return true;
    }

    private static Set<ObjectRef> followed(Set<ObjectRef> refs, ObjectRef thing, ObjectRef next) {
        return refs.stream()
                .map(ref -> {
                    if (ref.equals(thing)) {
                        return next;
                    }
                    boolean part = thing.part().isEmpty() && ref.name().equals(thing.name());
                    return part ? new ObjectRef(ref.kind(), next.name(), ref.part()) : ref;
                })
                .collect(Collectors.toSet());
    }

    private static ObjectName newName(Change.RenameTable rename) {
        return rename.table().withName(rename.newName());
    }

    private static ObjectRef table(ObjectName name) {
        return ObjectRef.of(ObjectKind.TABLE, name);
    }

    private static ObjectRef column(ObjectName table, String name) {
        return new ObjectRef(ObjectKind.COLUMN, table, name);
    }
}
