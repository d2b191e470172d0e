package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in a total order, which stays true when the row is gone. Only the order it was read in understands it.
 *
 * @param values the row's values of the order's terms, in their order
 */
public record Boundary(List<@Nullable Object> values) {
    public Boundary {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
