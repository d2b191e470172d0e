package org.schemawright.migration.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.StoredRevision;
import org.schemawright.migration.schema.ObjectName;

/** Finds and drops the tables in which revisions keep what they took away. */
public final class KeptTables {

    private static final Pattern NAME = Pattern.compile(KeptRows.PREFIX + "([0-9a-z]{12})_(\\d+)_.*", Pattern.DOTALL);

    /** SQLite keeps the words in the text of the table. */
    private static final Pattern WORDS = Pattern.compile("/\\* (.*?) \\*/", Pattern.DOTALL);

    private final Connection connection;
    private final boolean sqlite;

    public KeptTables(Connection connection, String dialect) {
        this.connection = connection;
        this.sqlite = dialect.equals("sqlite");
    }

    /** Those that are there, by revision; with each goes a table of what sequences have counted, which is not listed. */
    public List<KeptTable> list() throws SQLException {
        Map<String, String> since = since();
        List<KeptTable> kept = new ArrayList<>();
        Map<String, ObjectName> first = new TreeMap<>();
        Map<ObjectName, String> found = names();
        for (Map.Entry<ObjectName, String> entry : found.entrySet()) {
            Matcher name = NAME.matcher(entry.getKey().name());
            if (name.matches() && first.putIfAbsent(name.group(1) + name.group(2), entry.getKey()) == null) {
                String id = name.group(1);
                kept.add(new KeptTable(entry.getKey(), id, entry.getValue(), count(entry.getKey()), since.get(id)));
            }
        }
        return kept;
    }

    /** Drops them, all or none, with what belongs to them. */
    public void purge(List<KeptTable> kept) throws SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (ObjectName name : names().keySet()) {
                if (kept.stream().anyMatch(table -> belongs(name, table.name()))) {
                    statement.execute("DROP TABLE " + SqlName.quote(name));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(committing);
        }
    }

    /** Whether it is the table, or the one of what was counted, which has the same revision and number. */
    private static boolean belongs(ObjectName name, ObjectName kept) {
        Matcher one = NAME.matcher(name.name());
        Matcher other = NAME.matcher(kept.name());
        return one.matches()
                && other.matches()
                && one.group(1).equals(other.group(1))
                && one.group(2).equals(other.group(2));
    }

    /** @throws RefusedRunException where a revision would put back what is not kept any more */
    void demand(List<StoredRevision> chosen) throws SQLException, RefusedRunException {
        Optional<Map<ObjectName, String>> there = Optional.empty();
        for (StoredRevision stored : chosen) {
            Revision revision = stored.revision();
            String prefix = KeptRows.PREFIX + revision.id();
            if (revision.down().stream().anyMatch(sql -> sql.contains(prefix))) {
                if (there.isEmpty()) {
                    there = Optional.of(names());
                }
                if (there.get().keySet().stream().noneMatch(name -> name.name().startsWith(prefix))) {
                    throw new RefusedRunException("What revision " + revision.id() + " (" + revision.message()
                            + ") took away was kept, and then purged. It cannot be taken back. Nothing was changed;"
                            + " choose a target above it.");
                }
            }
        }
    }

    /** Whether there is one of this name. */
    boolean has(String name) throws SQLException {
        return names().keySet().stream().anyMatch(found -> found.name().equals(name));
    }

    /** All of them with their words, the shorter name first. */
    private Map<ObjectName, String> names() throws SQLException {
        String sql = sqlite
                ? "SELECT NULL, name, sql FROM sqlite_schema WHERE type = 'table' AND name GLOB '" + KeptRows.PREFIX
                        + "*'"
                : "SELECT n.nspname, c.relname, pg_catalog.obj_description(c.oid, 'pg_class') FROM pg_catalog.pg_class c"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND c.relname ~ '^" + KeptRows.PREFIX + "'";
        Map<ObjectName, String> names = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.put(new ObjectName(rows.getString(1), rows.getString(2)), words(rows.getString(3)));
            }
        }
        return names;
    }

    private String words(@Nullable String text) {
        Matcher words = WORDS.matcher(String.valueOf(text));
        return sqlite && words.find() ? words.group(1) : text == null || sqlite ? "" : text;
    }

    private long count(ObjectName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + SqlName.quote(table))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** When revisions ran, by their ids; of one in several steps, the first. */
    private Map<String, String> since() throws SQLException {
        Map<String, String> since = new TreeMap<>();
        if (!new HistoryTables(connection, sqlite ? "sqlite" : "postgresql").exists("databasechangelog")) {
            return since;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT ID, DATEEXECUTED FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String id = rows.getString(1);
                String when = String.valueOf(rows.getString(2));
                since.putIfAbsent(
                        id.substring(0, Math.min(12, id.length())), when.substring(0, Math.min(19, when.length())));
            }
        }
        return since;
    }
}
