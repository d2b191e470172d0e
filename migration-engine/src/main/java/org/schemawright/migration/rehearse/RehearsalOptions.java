package org.schemawright.migration.rehearse;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How to rehearse.
 *
 * @param rows which rows the copy gets
 * @param inTransaction where no scratch database can be made (PostgreSQL): whether to rehearse in the database itself, in a
 *     transaction that is rolled back. It takes the locks of a real run for as long as it takes
 * @param listener told of every step on the calling thread
 * @param cancelled asked all the time, also on another thread; it must stay true once it is
 */
public record RehearsalOptions(
        CopiedRows rows, boolean inTransaction, Consumer<RehearsalEvent> listener, BooleanSupplier cancelled) {

    /** With these rows, never in the database itself, followed by nobody. */
    public static RehearsalOptions quiet(CopiedRows rows) {
        return new RehearsalOptions(rows, false, event -> {}, () -> false);
    }
}
