package org.schemawright.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import org.schemawright.desktop.changeset.ChangeSet;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.widget.Texts;

/**
 * How much is pending.
 *
 * @param tables how many tables have row changes
 */
record ChangeCounts(int edited, int inserted, int deleted, int tables, int schemaChanges) {

    static ChangeCounts of(ChangeSet changes) {
        int edited = 0;
        int inserted = 0;
        int deleted = 0;
        for (RowChange change : changes.rowChanges()) {
            switch (change) {
                case RowChange.Update _ -> edited++;
                case RowChange.Insert _ -> inserted++;
                case RowChange.Delete _ -> deleted++;
            }
        }
        int tables = (int)
                changes.rowChanges().stream().map(RowChange::table).distinct().count();
        return new ChangeCounts(
                edited, inserted, deleted, tables, changes.schemaChanges().size());
    }

    /** All of them. */
    int total() {
        return edited + inserted + deleted + schemaChanges;
    }

    /** "2 edited, 1 new, 1 deleted in 2 tables · 1 schema change". */
    String words() {
        List<String> rows = new ArrayList<>();
        add(rows, edited, "edited");
        add(rows, inserted, "new");
        add(rows, deleted, "deleted");
        String rowWords = rows.isEmpty() ? "" : String.join(", ", rows) + " in " + Texts.count(tables, "table");
        String schemaWords = schemaChanges == 0 ? "" : Texts.count(schemaChanges, "schema change");
        String between = rowWords.isEmpty() || schemaWords.isEmpty() ? "" : " \u00b7 ";
        return rowWords + between + schemaWords;
    }

    private static void add(List<String> words, int count, String what) {
        if (count > 0) {
            words.add(Texts.grouped(count) + " " + what);
        }
    }
}
