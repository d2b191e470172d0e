package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Inheritance;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.Unread;
import org.schemawright.migration.schema.View;
import org.schemawright.migration.sqlite.SqliteCatalog.ColumnRow;
import org.schemawright.migration.sqlite.SqliteCatalog.KindRow;
import org.schemawright.migration.sqlite.SqliteCatalog.ObjectRow;

/**
 * One reading of a schema. Columns are what the pragmas say; keys, checks and indexes come out of the CREATE texts,
 * which say more than the pragmas, and out of these only where a text cannot be followed.
 */
final class SqliteReading {

    private static final Set<String> LIQUIBASE = Set.of("databasechangelog", "databasechangeloglock");
    private static final String GONE = "It was dropped while the schema was read.";

    private final Connection connection;
    private final SqliteCatalog catalog;
    private final Map<String, List<ObjectRow>> indexes;
    private final List<Unread> unread;
    private final Map<String, ColumnType> types = new HashMap<>();
    private @Nullable SqliteKeyCatalog keys;

    SqliteReading(Connection connection, SqliteCatalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.unread = new ArrayList<>(catalog.unread());
        this.indexes = catalog.objects().stream()
                .filter(o -> o.type().equals("index") && !o.sql().isEmpty())
                .collect(Collectors.groupingBy(o -> lower(o.table())));
    }

    DatabaseSchema schema() throws SQLException {
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        for (ObjectRow object : catalog.objects()) {
            if (isOurs(object.table())) {
                switch (object.type()) {
                    case "table" -> table(object).ifPresent(tables::add);
                    case "view" -> view(object).ifPresent(views::add);
                    case "trigger" ->
                        triggers.add(new Trigger(object.name(), ObjectName.of(object.table()), object.sql()));
                    default -> {} // indexes come with their tables
                }
            }
        }
        views.sort(Comparator.comparing(View::name));
        triggers.sort(Comparator.comparing(Trigger::name));
        List<Table> resolved = SqliteConstraints.resolve(tables).stream()
                .sorted(Comparator.comparing(Table::name))
                .toList();
        return new DatabaseSchema(
                null,
                resolved,
                views,
                triggers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                SqliteDependencies.of(resolved, views, triggers),
                unread);
    }

    private boolean isOurs(String table) {
        String name = lower(table);
        KindRow kind = catalog.kinds().get(table);
        boolean shadow = kind != null && kind.type().equals("shadow");
        boolean kept = name.startsWith(KeptRows.PREFIX);
        return !name.startsWith("sqlite_") && !LIQUIBASE.contains(name) && !shadow && !kept;
    }

    private Optional<Table> table(ObjectRow object) throws SQLException {
        KindRow kind = catalog.kinds().getOrDefault(object.name(), new KindRow("table", false, false));
        boolean virtual = kind.type().equals("virtual") || isVirtual(object);
        List<ColumnRow> rows = catalog.columns().getOrDefault(object.position(), List.of());
        if (rows.isEmpty() && !canBeShown(object, (virtual ? "virtual table " : "table ") + object.name())) {
            return Optional.empty();
        }
        Optional<SqliteTableText> text = virtual ? Optional.empty() : SqliteTableText.parse(object.sql());
        boolean canHaveRowId =
                !virtual && !kind.withoutRowId() && (text.isPresent() || !keys().hasKeyIndex(object.name()));
        SqliteColumns columns = new SqliteColumns(rows, text, canHaveRowId, this::type);
        List<String> names = columns.names();
        return Optional.of(new Table(
                ObjectName.of(object.name()),
                virtual ? TableKind.VIRTUAL : TableKind.ORDINARY,
                columns.columns(),
                virtual ? List.of() : constraints(object, text, rows, names),
                indexes(object, names),
                options(kind),
                null,
                object.sql(),
                catalog.rowEstimates().getOrDefault(object.name(), -1L),
                columns.hidden(),
                Inheritance.NONE));
    }

    private List<Constraint> constraints(
            ObjectRow object, Optional<SqliteTableText> text, List<ColumnRow> rows, List<String> names)
            throws SQLException {
        return text.isPresent() ? SqliteConstraints.of(text.get(), names) : keys().constraints(object.name(), rows);
    }

    private List<Index> indexes(ObjectRow table, List<String> columns) throws SQLException {
        List<Index> made = new ArrayList<>();
        for (ObjectRow object : indexes.getOrDefault(lower(table.name()), List.of())) {
            Optional<SqliteIndexText> text = SqliteIndexText.parse(object.sql(), columns);
            made.add(
                    text.isPresent()
                            ? new Index(
                                    object.name(),
                                    text.get().unique(),
                                    text.get().parts(),
                                    text.get().predicate(),
                                    object.sql())
                            : keys().index(table.name(), object.name(), object.sql()));
        }
        made.sort(Comparator.comparing(Index::name));
        return made;
    }

    /** Read once, when a text cannot be followed. */
    private SqliteKeyCatalog keys() throws SQLException {
        SqliteKeyCatalog read = keys;
        if (read == null) {
            read = SqliteKeyCatalog.read(connection);
            keys = read;
        }
        return read;
    }

    private static Set<String> options(KindRow kind) {
        if (!kind.strict() && !kind.withoutRowId()) {
            return Set.of();
        }
        List<String> options = new ArrayList<>();
        if (kind.strict()) {
            options.add("STRICT");
        }
        if (kind.withoutRowId()) {
            options.add("WITHOUT ROWID");
        }
        return Set.copyOf(options);
    }

    /** A virtual table whose module is not here is none to SQLite's pragma. */
    private static boolean isVirtual(ObjectRow object) {
        return object.sql().regionMatches(true, 0, "CREATE VIRTUAL", 0, "CREATE VIRTUAL".length());
    }

    private Optional<View> view(ObjectRow object) {
        List<Column> columns = catalog.columns().getOrDefault(object.position(), List.of()).stream()
                .map(c -> Column.of(c.name(), type(c.type()), true))
                .toList();
        if (columns.isEmpty() && !canBeShown(object, "view " + object.name())) {
            return Optional.empty();
        }
        return Optional.of(new View(
                ObjectName.of(object.name()),
                false,
                columns,
                object.sql(),
                catalog.problems().get(object.position())));
    }

    /** Notes why an object has no columns; false where that is because it is no longer there. */
    private boolean canBeShown(ObjectRow object, String part) {
        String problem = catalog.problems().get(object.position());
        unread.add(new Unread(part, problem == null ? GONE : problem));
        return problem != null;
    }

    private ColumnType type(String declared) {
        return types.computeIfAbsent(declared, SqliteTypes::parse);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
