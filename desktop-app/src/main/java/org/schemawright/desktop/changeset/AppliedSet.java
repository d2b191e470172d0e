package org.schemawright.desktop.changeset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What takes one Apply back.
 *
 * @param inverse the row changes that do, with their rows as the Apply left them
 * @param lost what they do not bring back, in sentences
 * @param changes how many row changes were applied
 * @param when when that was
 * @param undo whether that Apply took another one back
 */
public record AppliedSet(List<RowChange> inverse, List<String> lost, int changes, Instant when, boolean undo) {
    public AppliedSet {
        inverse = List.copyOf(inverse);
        lost = List.copyOf(lost);
    }

    /** How many of these changes take this Apply back: whatever their rows are by now, they write the same. */
    public int among(List<RowChange> pending) {
        Map<RowSlot, RowChange> bySlot = new HashMap<>();
        List<RowChange.Insert> made = new ArrayList<>();
        for (RowChange change : inverse) {
            if (change instanceof RowChange.Insert insert) {
                made.add(insert);
            } else {
                bySlot.put(RowSlot.of(change), change);
            }
        }
        int found = 0;
        for (RowChange change : pending) {
            boolean takesBack =
                    switch (change) {
                        case RowChange.Insert insert ->
                            made.removeIf(one -> one.table().equals(insert.table())
                                    && RowChange.sameValues(one.values(), insert.values()));
                        case RowChange.Update update ->
                            bySlot.get(RowSlot.of(update)) instanceof RowChange.Update one
                                    && RowChange.sameValues(one.values(), update.values());
                        case RowChange.Delete delete -> bySlot.get(RowSlot.of(delete)) instanceof RowChange.Delete;
                    };
            found += takesBack ? 1 : 0;
        }
        return found;
    }
}
