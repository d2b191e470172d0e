package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** Makes some rows of each table into a whole: fetches the rows that others refer to, drops those that refer to nothing. */
final class PostgresqlSample {

    private static final int ROUNDS = 20;
    private static final int BATCH = 500;

    /** Copies the rows of a query into a table of the scratch database. */
    @FunctionalInterface
    interface Copying {
        void copy(Table into, String query) throws SQLException;
    }

    /** A foreign key with both its ends. */
    private record Link(Table child, ForeignKey key, Table parent) {}

    private final Set<Table> readable;
    private final List<Link> links = new ArrayList<>();
    private final Connection real;
    private final Connection scratch;

    /** @param readable the tables whose rows may be copied */
    PostgresqlSample(DatabaseSchema schema, Set<Table> readable, Connection real, Connection scratch) {
        this.readable = readable;
        this.real = real;
        this.scratch = scratch;
        for (Table child : schema.tables()) {
            for (ForeignKey key : child.foreignKeys()) {
                schema.table(key.target()).ifPresent(parent -> links.add(new Link(child, key, parent)));
            }
        }
    }

    void complete(Copying copying) throws SQLException {
        boolean more = true;
        for (int round = 0; more && round < ROUNDS; round++) {
            more = false;
            for (Link link : links) {
                if (readable.contains(link.parent())) {
                    more |= fetch(link, copying);
                }
            }
        }
        boolean gone = true;
        while (gone) {
            gone = false;
            for (Link link : links) {
                gone |= dropOrphans(link) > 0;
            }
        }
    }

    /** Copies the rows that the link's rows lack; true where there were some. */
    private boolean fetch(Link link, Copying copying) throws SQLException {
        List<String> keys = missing(link);
        boolean found = false;
        for (int from = 0; from < keys.size(); from += BATCH) {
            String wanted = String.join(", ", keys.subList(from, Math.min(from + BATCH, keys.size())));
            List<String> targets = link.key().targetColumns();
            String columns = SqlName.list(link.parent().columns().stream()
                    .filter(column -> column.generated() == null)
                    .map(Column::name)
                    .toList());
            String where = "(" + SqlName.list(targets) + ") IN (" + wanted + ")";
            String query = "SELECT " + columns + " FROM ONLY "
                    + SqlName.quote(link.parent().name()) + " WHERE " + where;
            found |= !SqlText.first(real, "SELECT 1 FROM (" + query + ") AS wanted LIMIT 1")
                    .isEmpty();
            copying.copy(link.parent(), query);
        }
        return found;
    }

    /** The keys that are referred to and not there, each as a row of SQL constants. */
    private List<String> missing(Link link) throws SQLException {
        String key = IntStream.range(0, link.key().columns().size())
                .mapToObj(i ->
                        "quote_literal(c." + SqlName.quote(link.key().columns().get(i)) + ") || '::"
                                + type(link, i).replace("'", "''") + "'")
                .collect(Collectors.joining(" || ', ' || "));
        List<String> keys = new ArrayList<>();
        try (Statement statement = scratch.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT '(' || " + key + " || ')' FROM "
                        + SqlName.quote(link.child().name()) + " c WHERE " + orphan(link))) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private static String type(Link link, int at) {
        String target = link.key().targetColumns().get(at);
        return link.parent().column(target).orElseThrow().type().raw();
    }

    private int dropOrphans(Link link) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            return statement.executeUpdate(
                    "DELETE FROM " + SqlName.quote(link.child().name()) + " c WHERE " + orphan(link));
        }
    }

    private static String orphan(Link link) {
        ForeignKey key = link.key();
        ObjectName parent = key.target();
        String given = key.columns().stream()
                .map(column -> "c." + SqlName.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "p." + SqlName.quote(key.targetColumns().get(i)) + " = c."
                        + SqlName.quote(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        return given + " AND NOT EXISTS (SELECT FROM " + SqlName.quote(parent) + " p WHERE " + same + ")";
    }
}
