package org.schemawright.migration.plan;

import java.util.List;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.change.TableDifferences;
import org.schemawright.migration.schema.DatabaseSchema;

/** What is endangered on the way of a plan. */
final class PlanHazards {

    private final ChangeWriter writer;

    PlanHazards(ChangeWriter writer) {
        this.writer = writer;
    }

    /** What a change endangers, and what names something that goes with it. */
    List<Hazard> of(Change change, DatabaseSchema before, DatabaseSchema after, Origins origins) {
        return find(new HazardFinder(before, after, origins, true), change, before, after);
    }

    /**
     * What the differences of two schemas endanger. What names something that goes is no danger here: it is rebuilt as the
     * wanted schema says, or goes too.
     */
    List<Hazard> between(DatabaseSchema from, DatabaseSchema to, Origins origins) {
        HazardFinder finder = new HazardFinder(from, to, origins, false);
        return changes(from, to).stream()
                .flatMap(change -> find(finder, change, from, to).stream())
                .distinct()
                .toList();
    }

    private List<Hazard> find(HazardFinder finder, Change change, DatabaseSchema before, DatabaseSchema after) {
        return finder.find(change, writer.rewritesTable(change, before, after), writer.valueFit(change, before));
    }

    /** The differences of tables as changes. */
    static List<Change> changes(DatabaseSchema from, DatabaseSchema to) {
        return TableDifferences.changes(SchemaDiffer.differences(from, to), to);
    }
}
