package org.schemawright.desktop.browse;

import javafx.scene.control.IndexRange;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.widget.Clipboards;

/** What is pasted into a field of one line: the field itself would drop line ends and stall over a very long text. */
final class LinePaste {

    private static final int LONGEST = 20_000;

    private LinePaste() {}

    /** The whole text with what is pasted, where it has no place in a line; null where the field can take it. */
    static @Nullable String unfit(TextField field) {
        String pasted = Clipboards.text();
        if (pasted == null || !field.isEditable()) {
            return null;
        }
        // Spreadsheets end a single cell with a line end, which nobody means.
        boolean fits =
                pasted.length() <= LONGEST && pasted.stripTrailing().lines().count() <= 1;
        if (fits) {
            return null;
        }
        IndexRange replaced = field.getSelection();
        String text = field.getText();
        return text.substring(0, replaced.getStart()) + pasted + text.substring(replaced.getEnd());
    }
}
