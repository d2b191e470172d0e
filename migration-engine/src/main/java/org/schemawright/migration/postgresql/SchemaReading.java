package org.schemawright.migration.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Inheritance;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.UserType;
import org.schemawright.migration.schema.View;

/** One reading of a whole schema: the parts in turn, put together by the oids of what they belong to. */
final class SchemaReading {

    private final Catalog catalog;
    private final KnownObjects objects = new KnownObjects();
    private final Map<Long, ObjectName> names = new HashMap<>();
    private final Map<Long, List<Constraint>> constraints = new HashMap<>();
    private final Map<Long, Set<String>> inheritedConstraints = new HashMap<>();
    private final Map<Long, List<Index>> indexes = new HashMap<>();

    SchemaReading(Catalog catalog) {
        this.catalog = catalog;
    }

    DatabaseSchema schema() throws SQLException {
        List<RelationRow> relations = catalog.needed(CatalogQuery.RELATIONS, RelationRow::read);
        for (RelationRow relation : relations) {
            names.put(relation.oid(), relation.name());
            objects.put("pg_class", relation.oid(), relation.ref());
            objects.put("pg_type", relation.rowType(), relation.ref());
        }
        ReadColumns columns = new ReadColumns(catalog, names);
        readConstraints(columns);
        readIndexes(columns);
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (RelationRow relation : relations) {
            if (relation.isView()) {
                views.add(relation.view(columns.of(relation.oid()), indexes.getOrDefault(relation.oid(), List.of())));
            } else {
                tables.add(table(relation, columns));
            }
        }
        tables.sort(Comparator.comparing(Table::name));
        views.sort(Comparator.comparing(View::name));
        ObjectRows rows = new ObjectRows(names, objects);
        List<Trigger> triggers = catalog.rows(CatalogQuery.TRIGGERS, rows::trigger).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Trigger::name).thenComparing(Trigger::table))
                .toList();
        List<UserType> types = catalog.rows(CatalogQuery.TYPES, row -> TypeRow.read(row, columns, objects));
        List<Sequence> sequences = catalog.rows(CatalogQuery.SEQUENCES, rows::sequence);
        List<Routine> routines = catalog.rows(CatalogQuery.ROUTINES, rows::routine);
        List<OtherObject> others = catalog.rows(CatalogQuery.OTHERS, rows::other).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(OtherObject::ref))
                .toList();
        return new DatabaseSchema(
                catalog.defaultSchema(),
                tables,
                views,
                triggers,
                types,
                sequences,
                routines,
                others,
                new ReadNotes(catalog, objects).all(),
                new ReadDependencies(catalog, objects, columns).all(tables),
                catalog.unread());
    }

    private void readConstraints(ReadColumns columns) throws SQLException {
        for (ConstraintRow row : catalog.rows(CatalogQuery.CONSTRAINTS, row -> ConstraintRow.read(row, columns))) {
            ObjectName table = names.get(row.relation());
            if (table == null) {
                continue;
            }
            String name = Objects.requireNonNull(row.constraint().name());
            constraints.computeIfAbsent(row.relation(), _ -> new ArrayList<>()).add(row.constraint());
            if (!row.local()) {
                inheritedConstraints
                        .computeIfAbsent(row.relation(), _ -> new HashSet<>())
                        .add(name);
            }
            objects.put("pg_constraint", row.oid(), new ObjectRef(ObjectKind.CONSTRAINT, table, name));
            if (row.index() != 0) {
                objects.put("pg_class", row.index(), ObjectRef.of(ObjectKind.INDEX, table.withName(name)));
            }
        }
    }

    private void readIndexes(ReadColumns columns) throws SQLException {
        for (IndexRow row : catalog.rows(CatalogQuery.INDEXES, row -> IndexRow.read(row, columns))) {
            ObjectName table = names.get(row.relation());
            if (table != null) {
                indexes.computeIfAbsent(row.relation(), _ -> new ArrayList<>()).add(row.index());
                objects.put(
                        "pg_class",
                        row.oid(),
                        ObjectRef.of(
                                ObjectKind.INDEX, table.withName(row.index().name())));
            }
        }
    }

    private Table table(RelationRow relation, ReadColumns columns) {
        long oid = relation.oid();
        Set<String> inherited = inheritedConstraints.getOrDefault(oid, Set.of());
        Inheritance inheritance = relation.parents().isEmpty()
                ? Inheritance.NONE
                : new Inheritance(relation.parents(), columns.inherited(oid), inherited);
        return new Table(
                relation.name(),
                relation.kind(),
                columns.of(oid),
                constraints.getOrDefault(oid, List.of()),
                indexes.getOrDefault(oid, List.of()),
                relation.options(),
                relation.comment(),
                null,
                relation.rowEstimate(),
                List.of(),
                inheritance);
    }
}
