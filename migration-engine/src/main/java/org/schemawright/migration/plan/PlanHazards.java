package org.schemawright.migration.plan;

import java.util.List;
import java.util.stream.Stream;
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
     *
     * @param changes the differences, as {@link #changes} gives them
     */
    List<Hazard> between(DatabaseSchema from, DatabaseSchema to, List<Change> changes, Origins origins) {
        HazardFinder finder = new HazardFinder(from, to, origins, false);
        // A new rule is asked of the values that the run makes, not of those that the database has now.
        Origins converted = origins.copy();
        changes.stream().filter(Change.AlterColumn.class::isInstance).forEach(converted::follow);
        ValuesGone.altered(from, to).forEach(converted::forget);
        HazardFinder rules = new HazardFinder(from, to, converted, false);
        RowFinder columns = new RowFinder(from, to, origins);
        return Stream.of(
                        ValuesGone.between(from, to, columns, writer).stream(),
                        MadeTypes.hazards(from, to, columns, writer).stream(),
                        changes.stream()
                                .flatMap(change -> find(isOfRules(change) ? rules : finder, change, from, to).stream()))
                .flatMap(hazards -> hazards)
                .distinct()
                .toList();
    }

    private static boolean isOfRules(Change change) {
        return change instanceof Change.AddConstraint
                || change instanceof Change.CreateIndex
                || change instanceof Change.AddColumn;
    }

    private List<Hazard> find(HazardFinder finder, Change change, DatabaseSchema before, DatabaseSchema after) {
        return finder.find(change, writer.rewritesTable(change, before, after), writer.valueFit(change, before, after));
    }

    /** The differences of tables as changes. */
    static List<Change> changes(DatabaseSchema from, DatabaseSchema to) {
        return TableDifferences.changes(SchemaDiffer.differences(from, to), to);
    }
}
