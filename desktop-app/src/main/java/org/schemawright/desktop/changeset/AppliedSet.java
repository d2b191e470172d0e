package org.schemawright.desktop.changeset;

import java.time.Instant;
import java.util.List;

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
}
