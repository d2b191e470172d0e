package org.schemawright.desktop.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place behind a row in a total order.
 *
 * @param values the row's values of the order's terms, in their order
 */
record Boundary(List<@Nullable Object> values) {
    Boundary {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
