package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Finds what of the tables and columns that a plan makes is kept when they go on its way back. Only what goes back as it was
 * by itself: ordinary tables that nobody inherits, and on which no trigger and no rule would notice, and whose rows refer
 * to nothing that is not kept.
 */
final class Asides {

    /** Numbers of side tables of the way forward come before. */
    private static final int FIRST = 500;

    private final MigrationPlan plan;
    private final KeptWriter writer;

    private Asides(MigrationPlan plan, KeptWriter writer) {
        this.plan = plan;
        this.writer = writer;
    }

    /** The same plan, of which is kept what can be, if that is wished. */
    static MigrationPlan of(MigrationPlan plan, Keeping keeping) {
        KeptWriter writer = keeping.writer();
        return writer == null || !keeping.keeps() ? plan : new Asides(plan, writer).found();
    }

    private MigrationPlan found() {
        Map<ObjectName, List<String>> columns = new LinkedHashMap<>();
        for (Hazard hazard : plan.hazardsBack()) {
            if (hazard.kind() == Hazard.Kind.DELETES_DATA && hazard.change() instanceof Change.DropTable drop) {
                columns.put(drop.table(), List.of());
            } else if (hazard.kind() == Hazard.Kind.DELETES_DATA && hazard.change() instanceof Change.DropColumn drop) {
                columns.computeIfAbsent(drop.table(), _ -> new ArrayList<>()).add(drop.column());
            }
        }
        List<KeptRows> rows = new ArrayList<>();
        columns.forEach((table, dropped) -> rows(table, dropped, FIRST + rows.size())
                .filter(writer::canReturn)
                .ifPresent(rows::add));
        AsideOrder order = new AsideOrder(columns, rows);
        List<Aside> asides = order.groups().stream()
                .map(together -> new Aside(
                        together, of(together, writer::keep), writer.putBack(together), of(together, writer::letGo)))
                .toList();
        List<Hazard> hazards = plan.hazardsBack().stream()
                .map(hazard -> told(hazard, order.kept()))
                .toList();
        return asides.isEmpty() ? plan : plan.withAsides(asides, hazards);
    }

    private static List<Statement> of(List<KeptRows> together, Function<KeptRows, List<Statement>> written) {
        return together.stream().flatMap(rows -> written.apply(rows).stream()).toList();
    }

    private Optional<KeptRows> rows(ObjectName name, List<String> dropped, int number) {
        Table table = plan.after().table(name).filter(this::isAlone).orElse(null);
        Table left = plan.before().table(name).orElse(null);
        if (table == null || (left == null) != dropped.isEmpty() || left != null && !isAlone(left)) {
            return Optional.empty();
        }
        List<String> columns = table.columns().stream()
                .filter(column -> column.generated() == null)
                .map(Column::name)
                .filter(column -> dropped.isEmpty() || dropped.contains(column))
                .toList();
        boolean numbered = columns.stream()
                .anyMatch(column -> table.column(column).orElseThrow().identity() != null);
        boolean renamed = columns.stream().anyMatch(column -> has(left, column));
        if (columns.isEmpty() || left != null && (numbered || renamed || columns.size() < dropped.size())) {
            return Optional.empty();
        }
        String side = KeptRows.PREFIX + KeptRows.NO_REVISION + "_" + number + "_" + name.name();
        return Optional.of(new KeptRows(writer.side(side, plan.before()), table, left, columns));
    }

    private static boolean has(@Nullable Table table, String column) {
        return table != null && table.column(column).isPresent();
    }

    private boolean isAlone(Table table) {
        ObjectName name = table.name();
        return table.kind() == TableKind.ORDINARY
                && table.inheritance().parents().isEmpty()
                && plan.after().tables().stream()
                        .noneMatch(heir -> heir.inheritance().parents().contains(name))
                && plan.after().triggersOf(name).isEmpty()
                && plan.after().others().stream()
                        .noneMatch(other -> other.kind() == ObjectKind.RULE && name.equals(other.table()));
    }

    private static Hazard told(Hazard hazard, List<KeptRows> rows) {
        String kept = " are kept in the database until they are purged. Upgrading again puts them back.";
        boolean isKept = hazard.kind() == Hazard.Kind.DELETES_DATA
                && rows.stream().anyMatch(found -> switch (hazard.change()) {
                    case Change.DropTable drop ->
                        found.left() == null && found.table().name().equals(drop.table());
                    case Change.DropColumn drop ->
                        found.table().name().equals(drop.table())
                                && found.columns().contains(drop.column());
                    default -> false;
                });
        return isKept
                ? new Hazard(Hazard.Kind.KEEPS_DATA, hazard.change(), KeptData.what(hazard, "") + kept, hazard.rows())
                : hazard;
    }
}
