package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ColumnUse;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.UniqueKey;

/** Says which rows of the database a change is about; nothing where that cannot be told from the schema. */
final class RowFinder {

    private static final Pattern COLLATION =
            Pattern.compile("\\bCOLLATE\\s+((?:\"(?:[^\"]|\"\")*\"|[\\w.])+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile("^\\(([^()]*)\\)");

    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final Origins origins;

    /** @param after knows the columns that come at the same time, which a new rule may speak of */
    RowFinder(DatabaseSchema before, DatabaseSchema after, Origins origins) {
        this.before = before;
        this.after = after;
        this.origins = origins;
    }

    /** Whether the change is one of a table that the plan itself makes, so that there can be no rows. */
    boolean hasNone(Change change) {
        return !(change instanceof Change.CreateTable)
                && before.table(change.table()).isPresent()
                && origins.table(change.table()).isEmpty();
    }

    List<HazardRows> all(ObjectName table) {
        return origins.table(table).map(t -> (HazardRows) new HazardRows.All(t)).stream()
                .toList();
    }

    List<HazardRows> having(ObjectName table, List<String> columns) {
        return with(table, columns).map(t -> (HazardRows) new HazardRows.Having(t, columns)).stream()
                .toList();
    }

    List<HazardRows> lacking(ObjectName table, List<String> columns) {
        return with(table, columns).map(t -> (HazardRows) new HazardRows.Lacking(t, columns)).stream()
                .toList();
    }

    /** @param condition null where nobody knows it */
    List<HazardRows> meeting(ObjectName table, String column, @Nullable String condition) {
        return condition == null
                ? List.of()
                : with(table, List.of(column))
                        .map(t -> (HazardRows) new HazardRows.Meeting(t, List.of(column), condition, false))
                        .stream()
                        .toList();
    }

    List<HazardRows> alike(Change.CreateIndex create) {
        Index index = create.index();
        Table table = before.table(create.table()).orElse(null);
        if (table == null) {
            return List.of();
        }
        List<String> needed = mentioned(table, use -> use.in(index));
        String definition = index.definition();
        boolean nullsAlike = definition != null && definition.contains("NULLS NOT DISTINCT");
        List<HazardRows.Part> parts = index.parts().stream()
                .map(p -> new HazardRows.Part(p.column(), p.expression(), collation(p.options())))
                .toList();
        return alone(create.table(), needed)
                .map(t -> (HazardRows) new HazardRows.Alike(t, parts, nullsAlike, index.predicate()))
                .stream()
                .toList();
    }

    /** Rows that do not keep a rule. */
    List<HazardRows> breaking(ObjectName table, Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> {
                List<HazardRows> rows = new ArrayList<>(lacking(table, key.columns()));
                rows.addAll(alike(table, key.columns(), key.options()));
                yield rows;
            }
            case UniqueKey key -> alike(table, key.columns(), key.options());
            case ForeignKey key -> astray(table, key);
            case CheckConstraint check -> breaking(table, check);
            case OtherConstraint _ -> List.of();
        };
    }

    private List<HazardRows> alike(ObjectName table, List<String> columns, String options) {
        List<HazardRows.Part> parts = new ArrayList<>();
        Matcher list = LIST.matcher(options);
        String[] said = list.find() ? list.group(1).split(",", -1) : new String[0];
        for (int i = 0; i < columns.size(); i++) {
            parts.add(new HazardRows.Part(columns.get(i), null, i < said.length ? collation(said[i]) : null));
        }
        boolean nullsAlike = options.contains("NULLS NOT DISTINCT");
        return alone(table, columns).map(t -> (HazardRows) new HazardRows.Alike(t, parts, nullsAlike, null)).stream()
                .toList();
    }

    private List<HazardRows> astray(ObjectName table, ForeignKey key) {
        // Rows that are there already are not looked at.
        if (key.options().contains("NOT VALID")
                || key.targetColumns().size() != key.columns().size()) {
            return List.of();
        }
        Optional<StoredTable> target = with(key.target(), key.targetColumns());
        return alone(table, key.columns())
                .flatMap(t -> target.map(to -> (HazardRows) new HazardRows.Astray(
                        t, key.columns(), to, key.targetColumns(), key.options().contains("MATCH FULL"))))
                .stream()
                .toList();
    }

    private List<HazardRows> breaking(ObjectName name, CheckConstraint check) {
        Table table = before.table(name).orElse(null);
        if (table == null || check.options().contains("NOT VALID")) {
            return List.of();
        }
        List<String> needed = mentioned(table, use -> use.in(check.expression()));
        return needed.isEmpty()
                ? List.of()
                : with(name, needed)
                        .map(t -> (HazardRows) new HazardRows.Meeting(t, needed, check.expression(), true))
                        .stream()
                        .toList();
    }

    /** The columns of a table that a rule uses, be they there before or afterwards. */
    private List<String> mentioned(Table table, Predicate<ColumnUse> rule) {
        return Stream.concat(Stream.of(table), after.table(table.name()).stream())
                .flatMap(shape -> shape.columns().stream()
                        .map(Column::name)
                        .filter(column -> rule.test(new ColumnUse(shape, column))))
                .distinct()
                .toList();
    }

    private static @Nullable String collation(String options) {
        Matcher found = COLLATION.matcher(options);
        return found.find() ? found.group(1) : null;
    }

    /** The same for a rule that does not hold for the tables that inherit from it, though a query reads their rows too. */
    private Optional<StoredTable> alone(ObjectName name, List<String> columns) {
        boolean hasChildren = before.tables().stream().anyMatch(t -> t.inheritance().parents().stream()
                .anyMatch(p -> p.name().equals(name.name())));
        boolean partitioned =
                before.table(name).map(t -> t.kind() == TableKind.PARTITIONED).orElse(false);
        return hasChildren && !partitioned ? Optional.empty() : with(name, columns);
    }

    /** The table, when the database has values of all these columns. */
    private Optional<StoredTable> with(ObjectName table, List<String> columns) {
        return origins.table(table).filter(t -> t.has(columns));
    }
}
