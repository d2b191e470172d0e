package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemawright.migration.reflect.SchemaReader;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;
import org.schemawright.migration.sqlite.SqliteCatalog.ColumnRow;
import org.schemawright.migration.sqlite.SqliteCatalog.KindRow;
import org.schemawright.migration.sqlite.SqliteCatalog.ObjectRow;

/**
 * Reads the main database of a connection. Tables that SQLite, Liquibase or a virtual table keep for themselves are left
 * out. The catalog's pragmas are believed first; the CREATE texts add what pragmas do not tell.
 */
final class SqliteSchemaReader implements SchemaReader {

    private static final Set<String> LIQUIBASE = Set.of("databasechangelog", "databasechangeloglock");

    @Override
    public DatabaseSchema read(Connection connection) throws SQLException {
        SqliteCatalog catalog = SqliteCatalog.read(connection);
        Map<String, String> indexTexts = catalog.objects().stream()
                .filter(o -> o.type().equals("index"))
                .collect(Collectors.toMap(ObjectRow::name, SqliteSchemaReader::text));
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        for (ObjectRow object : catalog.objects()) {
            if (isOurs(object.table(), catalog)) {
                switch (object.type()) {
                    case "table" -> tables.add(table(object, catalog, indexTexts));
                    case "view" -> views.add(view(object, catalog));
                    case "trigger" ->
                        triggers.add(new Trigger(object.name(), ObjectName.of(object.table()), text(object)));
                    default -> {} // indexes come with their tables
                }
            }
        }
        views.sort(Comparator.comparing(View::name));
        triggers.sort(Comparator.comparing(Trigger::name));
        return new DatabaseSchema(
                null,
                SqliteConstraints.resolve(tables).stream()
                        .sorted(Comparator.comparing(Table::name))
                        .toList(),
                views,
                triggers);
    }

    private static boolean isOurs(String table, SqliteCatalog catalog) {
        String name = table.toLowerCase(Locale.ROOT);
        KindRow kind = catalog.kinds().get(table);
        boolean shadow = kind != null && kind.type().equals("shadow");
        return !name.startsWith("sqlite_") && !LIQUIBASE.contains(name) && !shadow;
    }

    private static Table table(ObjectRow object, SqliteCatalog catalog, Map<String, String> indexTexts) {
        KindRow kind = catalog.kinds().getOrDefault(object.name(), new KindRow("table", false, false));
        Optional<SqliteTableText> text = SqliteTableText.parse(text(object));
        boolean virtual = kind.type().equals("virtual") || isVirtual(object);
        List<ColumnRow> rows = catalog.columns().rows().getOrDefault(object.position(), List.of());
        SqliteColumns columns = new SqliteColumns(rows, text, kind, hasKeyIndex(object, catalog));
        return new Table(
                ObjectName.of(object.name()),
                virtual ? TableKind.VIRTUAL : TableKind.ORDINARY,
                columns.columns(),
                virtual
                        ? List.of()
                        : text.map(t -> SqliteConstraints.of(t, columns.names()))
                                .orElseGet(() -> SqliteConstraints.fromCatalog(object.name(), rows, catalog)),
                SqliteIndexText.indexes(catalog.indexes().getOrDefault(object.name(), List.of()), indexTexts),
                options(kind),
                null,
                object.sql(),
                catalog.rowEstimates().getOrDefault(object.name(), -1L));
    }

    /** Whether the primary key has an index of its own, so that it is no alias of the rowid. */
    private static boolean hasKeyIndex(ObjectRow object, SqliteCatalog catalog) {
        return catalog.indexes().getOrDefault(object.name(), List.of()).stream()
                .anyMatch(i -> i.origin().equals("pk"));
    }

    private static Set<String> options(KindRow kind) {
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
        return text(object).toUpperCase(Locale.ROOT).matches("(?s)CREATE\\s+VIRTUAL\\s.*");
    }

    private static View view(ObjectRow object, SqliteCatalog catalog) {
        List<Column> columns = catalog.columns().rows().getOrDefault(object.position(), List.of()).stream()
                .map(c -> Column.of(c.name(), SqliteTypes.parse(c.type()), true))
                .toList();
        return new View(
                ObjectName.of(object.name()),
                false,
                columns,
                text(object),
                catalog.columns().problems().get(object.position()));
    }

    private static String text(ObjectRow object) {
        String sql = object.sql();
        return sql == null ? "" : sql;
    }
}
