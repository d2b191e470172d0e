package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.ImpossibleChange;

/** The way back of a plan that is written piece by piece, while the plan goes forward. */
final class WayBack {

    private final Keeping keeping;
    private final List<List<Statement>> pieces = new ArrayList<>();
    private final List<KeptData> takenAway = new ArrayList<>();
    private @Nullable String obstacle;

    WayBack(Keeping keeping) {
        this.keeping = keeping;
    }

    /**
     * The next piece, which runs before those that are there.
     *
     * @param kept what it puts back
     * @param statements may find that there is no way
     * @throws ImpossibleChange when there is no way, and nobody can say so in its place
     */
    void add(KeptData kept, Supplier<Stream<Statement>> statements) {
        takenAway.add(kept);
        try {
            pieces.add(statements.get().toList());
        } catch (ImpossibleChange noWay) {
            if (keeping.writer() == null) {
                throw noWay;
            }
            obstacle = noWay.getMessage() + " This revision cannot be taken back.";
        }
    }

    List<Statement> statements() {
        List<Statement> all = pieces.reversed().stream().flatMap(List::stream).toList();
        return obstacle == null ? keeping.wayBack(all, takenAway) : keeping.noWayBack(obstacle, all);
    }
}
