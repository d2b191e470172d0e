package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemawright.desktop.changeset.PendingNames;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.shell.TreeEntry.Mark;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.View;

/** What pending changes mean for the lines of the tree: which tables and columns are new, changed or on their way out. */
final class PendingMarks {

    private final DatabaseSchema schema;
    private final DatabaseSchema draft;
    private final Set<ObjectName> touched = new HashSet<>();
    private final Set<ObjectRef> written = new HashSet<>();
    private final PendingNames names;

    PendingMarks(DatabaseSchema schema, DatabaseSchema draft, List<RowChange> rows, List<Change> changes) {
        this.schema = schema;
        this.draft = draft;
        rows.forEach(change -> touched.add(change.table()));
        this.names = new PendingNames(changes);
        for (Change change : changes) {
            if (change instanceof Change.ReplaceObject replace) {
                written.add(replace.ref());
                Optional.ofNullable(replace.after()).map(SqlObject::ref).ifPresent(written::add);
            }
            touched.add(change.table());
            if (change instanceof Change.RenameTable rename) {
                touched.add(rename.table().withName(rename.newName()));
            }
        }
    }

    /** The name that a table of the draft has in the database. */
    ObjectName before(ObjectName name) {
        return names.table(name);
    }

    Mark of(Table table) {
        if (draft.table(table.name()).isEmpty()) {
            return Mark.REMOVED;
        }
        if (schema.table(before(table.name())).isEmpty()) {
            return Mark.ADDED;
        }
        return touched.contains(table.name()) ? Mark.CHANGED : Mark.NONE;
    }

    Mark of(Table table, Column column) {
        Mark whole = of(table);
        if (whole == Mark.ADDED || whole == Mark.REMOVED || whole == Mark.NONE) {
            return whole;
        }
        if (table.column(column.name()).isEmpty()) {
            return Mark.REMOVED;
        }
        String nameThen = names.column(table.name(), column.name());
        return schema.table(before(table.name()))
                .flatMap(then -> then.column(nameThen))
                .map(then -> then.equals(column) ? Mark.NONE : Mark.CHANGED)
                .orElse(Mark.ADDED);
    }

    /** What is pending on a view or trigger. */
    Mark of(SqlObject object) {
        if (!written.contains(object.ref())) {
            return Mark.NONE;
        }
        return !has(draft, object) ? Mark.REMOVED : has(schema, object) ? Mark.CHANGED : Mark.ADDED;
    }

    private static boolean has(DatabaseSchema schema, SqlObject object) {
        return Stream.of(schema.views(), schema.triggers(), schema.routines())
                .flatMap(List::stream)
                .anyMatch(one -> one.ref().equals(object.ref()));
    }

    /** The views of the draft with those that are about to go, by name. */
    List<View> views() {
        List<View> all = new ArrayList<>(draft.views());
        schema.views().stream()
                .filter(view ->
                        written.contains(view.ref()) && draft.view(view.name()).isEmpty())
                .forEach(all::add);
        all.sort(Comparator.comparing(View::name));
        return all;
    }

    /** The tables of the draft with those that are about to go, by name. */
    List<Table> tables() {
        List<Table> all = new ArrayList<>(draft.tables());
        Set<ObjectName> renamed = names.renamedTables();
        schema.tables().stream()
                .filter(table -> draft.table(table.name()).isEmpty() && !renamed.contains(table.name()))
                .forEach(all::add);
        all.sort((a, b) -> a.name().compareTo(b.name()));
        return all;
    }

    /** The columns of a table of the draft with those that are about to go. */
    List<Column> columns(Table table) {
        if (!touched.contains(table.name())) {
            return table.columns();
        }
        List<Column> all = new ArrayList<>(table.columns());
        Set<String> renamed = names.renamedColumns(table.name());
        schema.table(before(table.name())).ifPresent(then -> {
            List<Column> old = then.columns();
            for (int i = 0; i < old.size(); i++) {
                Column column = old.get(i);
                boolean kept = table.column(column.name()).isPresent() || renamed.contains(column.name());
                if (!kept) {
                    all.add(Math.min(i, all.size()), column);
                }
            }
        });
        return all;
    }
}
