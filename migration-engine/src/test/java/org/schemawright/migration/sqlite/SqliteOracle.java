package org.schemawright.migration.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Table;

/** What SQLite itself says of a database, asked by statements that the reader does not share. */
final class SqliteOracle {

    private final Connection connection;

    SqliteOracle(SqliteFile file) {
        this.connection = file.connection();
    }

    /** All texts and all pragmas; two files that are equal in this have the same schema. */
    List<String> everything() throws SQLException {
        List<String> lines = new ArrayList<>(rows("SELECT type, name, tbl_name, sql FROM sqlite_master"
                + " WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name"));
        lines.addAll(shapes());
        return lines;
    }

    /** All pragmas: what has to be equal when the texts are written anew. */
    List<String> shapes() throws SQLException {
        List<String> lines = new ArrayList<>(rows("SELECT name, type, wr, strict FROM pragma_table_list"
                + " WHERE schema = 'main' AND type <> 'view' ORDER BY name"));
        for (String table : names()) {
            lines.addAll(rows(
                    "SELECT ?1, cid, name, type, CASE pk WHEN 0 THEN \"notnull\" END, dflt_value, pk, hidden"
                            + " FROM pragma_table_xinfo(?1)",
                    table));
            lines.addAll(foreignKeys(table).stream().map(k -> table + " " + k).toList());
            // SQLite numbers the indexes of keys in the order in which these are written.
            lines.addAll(new TreeSet<>(rows(
                    "SELECT ?1, CASE l.origin WHEN 'c' THEN l.name END, l.\"unique\", l.origin, l.partial, (SELECT"
                            + " group_concat(coalesce(x.name, x.cid) || ' ' || x.desc || ' ' || lower(x.coll), ',')"
                            + " FROM pragma_index_xinfo(l.name) AS x) FROM pragma_index_list(?1) AS l",
                    table)));
        }
        return lines;
    }

    private List<String> names() throws SQLException {
        return rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
                + " ORDER BY name");
    }

    private List<String> foreignKeys(String table) throws SQLException {
        List<String> keys = rows(
                "SELECT group_concat(f.\"from\", ','), lower(f.\"table\"), f.on_update, f.on_delete"
                        + " FROM (SELECT * FROM pragma_foreign_key_list(?1) ORDER BY id, seq) AS f GROUP BY f.id",
                table);
        return keys.stream().sorted().toList();
    }

    /** What the pragmas say of one table, in the words of {@link #words}. */
    List<String> words(String table) throws SQLException {
        List<String> lines = new ArrayList<>(rows(
                "SELECT name, upper(type), CASE WHEN pk > 0 THEN '' ELSE \"notnull\" END, dflt_value, pk, hidden"
                        + " FROM pragma_table_xinfo(?1) ORDER BY hidden = 1",
                table));
        lines.addAll(foreignKeys(table));
        lines.addAll(rows(
                "SELECT l.name, l.\"unique\", l.partial, (SELECT group_concat(coalesce(x.name, '?') || ' ' || x.desc || ' '"
                        + " || CASE WHEN x.cid < 0 THEN '' ELSE lower(x.coll) END, ',') FROM pragma_index_xinfo(l.name) AS x"
                        + " WHERE x.key = 1) FROM pragma_index_list(?1) AS l WHERE l.origin = 'c' ORDER BY l.name",
                table));
        return lines;
    }

    /** What our model says of a table, as SQLite's pragmas would. */
    static List<String> words(Table table) {
        List<String> lines = new ArrayList<>();
        List<String> key = table.primaryKey().map(k -> k.columns()).orElse(List.of());
        for (Column column : table.columns()) {
            int place = key.indexOf(column.name()) + 1;
            int hidden = column.generated() == null ? 0 : column.generated().stored() ? 3 : 2;
            lines.add(line(
                    column.name(),
                    column.type().raw().toUpperCase(Locale.ROOT),
                    place > 0 ? "" : column.nullable() ? 0 : 1,
                    column.defaultValue() == null ? null : column.defaultValue().sql(),
                    place,
                    hidden));
        }
        table.hiddenColumns()
                .forEach(c -> lines.add(line(c.name(), c.type().raw().toUpperCase(Locale.ROOT), 0, null, 0, 1)));
        table.foreignKeys().stream().map(SqliteOracle::line).sorted().forEach(lines::add);
        table.indexes().forEach(i -> lines.add(line(table, i)));
        return lines;
    }

    private static String line(ForeignKey key) {
        return line(
                String.join(",", key.columns()),
                lower(key.target().name()),
                key.onUpdate().sql(),
                key.onDelete().sql());
    }

    private static String line(Table table, Index index) {
        String parts = index.parts().stream()
                .map(p -> {
                    String own = p.column() == null
                            ? null
                            : table.column(p.column()).orElseThrow().collation();
                    String collation = p.options().isEmpty()
                            ? own == null ? "binary" : own
                            : p.options().substring("COLLATE ".length());
                    String shown = p.column() == null ? "" : lower(collation).replaceAll("[\"\\[\\]]", "");
                    return (p.column() == null ? "?" : p.column()) + " " + (p.descending() ? 1 : 0) + " " + shown;
                })
                .collect(Collectors.joining(","));
        return line(index.name(), index.unique() ? 1 : 0, index.predicate() == null ? 0 : 1, parts);
    }

    /** As SQLite's lower(), which knows ASCII alone. */
    private static String lower(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(c >= 'A' && c <= 'Z' ? c + 32 : c))
                .collect(Collectors.joining());
    }

    private static String line(Object... values) {
        List<String> words = new ArrayList<>();
        for (Object value : values) {
            words.add(String.valueOf(value));
        }
        return String.join("|", words);
    }

    private List<String> rows(String sql, String... values) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet results = statement.executeQuery()) {
                Object[] row = new Object[results.getMetaData().getColumnCount()];
                while (results.next()) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = results.getString(i + 1);
                    }
                    rows.add(line(row));
                }
            }
        }
        return rows;
    }
}
