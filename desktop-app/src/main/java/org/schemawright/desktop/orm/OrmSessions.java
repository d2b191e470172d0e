package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.connection.Interruption;
import org.schemawright.desktop.connection.OpenDatabase;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.task.Background;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/**
 * Writes pending row changes through Hibernate sessions over the reflected tables. Blocking: called on a background
 * lane. The session factory is built at the first need and again when other tables are needed; for another schema, make
 * another one of this.
 */
public final class OrmSessions implements AutoCloseable {

    /** All tables are mapped at once in a database of up to this many; building costs milliseconds per table. */
    private static final int MOST_MAPPED_AT_ONCE = 60;

    /** Held, because a level set on a logger that nobody holds is lost; what Hibernate has to say, we say. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private final OpenDatabase database;
    private final DatabaseSchema schema;
    private final boolean sqlite;
    private final Map<ObjectName, Table> tables;
    private final Map<ObjectName, Optional<RowIdentity>> identities = new HashMap<>();
    private @Nullable EntityFactory factory;
    private Set<ObjectName> mapped = Set.of();

    /** Sessions over one schema of a database. */
    public OrmSessions(OpenDatabase database, DatabaseSchema schema) {
        HIBERNATE.setLevel(Level.OFF);
        this.database = database;
        this.schema = schema;
        this.sqlite = database.dialect().id().equals("sqlite");
        this.tables = schema.tables().stream()
                .collect(Collectors.toMap(Table::name, table -> table, (a, b) -> a, LinkedHashMap::new));
    }

    /** Builds what the first Apply needs, so that it need not wait. */
    public synchronized void warmUp() {
        factoryFor(List.of());
    }

    /**
     * The exact statements that {@link #apply} would send, in order, with values; nothing is changed. A change that
     * could not be sent at all is left out.
     */
    public synchronized List<String> preview(List<RowChange> changes) throws SQLException {
        List<RowChange> possible =
                changes.stream().filter(change -> refusal(change).isEmpty()).toList();
        ChangeOrder.Ordered ordered = ChangeOrder.of(tables, possible);
        if (possible.isEmpty() || PromisedKeys.firstUnknown(ordered.changes()).isPresent()) {
            return List.of();
        }
        try (Connection connection = database.reader()) {
            RecordingConnection recording =
                    new RecordingConnection(connection, RecordingConnection.Use.PREVIEW, sqlite);
            EntityFactory entities = factoryFor(ChangeReplay.tables(possible));
            ChangeReplay replay = new ChangeReplay(entities, recording, sqlite, null);
            try (Session session = open(entities, recording)) {
                session.beginTransaction();
                replay.send(session, ordered);
                session.getTransaction().rollback();
            }
            return List.copyOf(recording.queue().texts());
        }
    }

    /** The same where nobody wants to know what would take it back. */
    public ApplyOutcome apply(List<RowChange> changes) throws SQLException {
        return apply(changes, null);
    }

    /**
     * Sends all in one session and one transaction: all or nothing.
     *
     * @param inverse learns what would take it back; null where nobody wants to know
     * @throws SQLException when the database could not be reached or written at all; nothing is changed then
     */
    public synchronized ApplyOutcome apply(List<RowChange> changes, @Nullable Inverse inverse) throws SQLException {
        for (RowChange change : changes) {
            Optional<ApplyOutcome.Refused> refused = refusal(change);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        if (changes.isEmpty()) {
            return new ApplyOutcome.Applied(List.of());
        }
        ChangeOrder.Ordered ordered = ChangeOrder.of(tables, changes);
        Optional<ApplyOutcome.Refused> unknown = PromisedKeys.firstUnknown(ordered.changes());
        if (unknown.isPresent()) {
            return unknown.get();
        }
        EntityFactory entities = factoryFor(ChangeReplay.tables(changes));
        try (Connection connection = database.writer()) {
            RecordingConnection recording = new RecordingConnection(connection, RecordingConnection.Use.SEND, sqlite);
            NewKeys keys = inverse == null ? null : new NewKeys();
            InverseReading back =
                    inverse == null ? null : new InverseReading(new KeyedRows(connection, tables, sqlite), inverse);
            ChangeReplay replay = new ChangeReplay(entities, recording, sqlite, keys);
            try (Session session = open(entities, recording)) {
                session.beginTransaction();
                if (back != null) {
                    back.before(changes);
                }
                replay.send(session, ordered);
                if (back != null && keys != null) {
                    back.after(ordered.changes(), keys, replay::resolved);
                }
                session.getTransaction().commit();
                return new ApplyOutcome.Applied(recording.queue().texts());
            } catch (SQLException | RuntimeException e) {
                if (inverse != null) {
                    inverse.clear();
                }
                try {
                    return new StopReasons(schema, sqlite, connection).of(e, replay.current());
                } finally {
                    takeBack(connection);
                }
            }
        }
    }

    /**
     * Sends all as {@link #apply} would, takes all back, and tells every row that would stop an Apply, as far as the
     * engine lets one go on after the first. Nothing stays written but numbers that PostgreSQL drew from sequences.
     *
     * @param progress stops it, within the statement that runs
     * @throws SQLException when the database could not be reached or written at all
     */
    public synchronized CheckReport check(List<RowChange> changes, Background.Progress progress) throws SQLException {
        List<ApplyOutcome.Stopped> stopped = new ArrayList<>();
        List<RowChange> possible = new ArrayList<>();
        for (RowChange change : changes) {
            Optional<ApplyOutcome.Refused> refused = refusal(change);
            refused.ifPresent(stopped::add);
            if (refused.isEmpty()) {
                possible.add(change);
            }
        }
        EntityFactory entities = factoryFor(ChangeReplay.tables(possible));
        ChangeOrder.Ordered ordered = ChangeOrder.of(tables, possible);
        Interruption stop = Interruption.of(progress);
        try (Connection connection = database.writer()) {
            RowCheck check = new RowCheck(schema, entities, connection, sqlite);
            try (Interruption.Reach _ = stop.over(connection)) {
                check.run(ordered, stop::asked);
                stopped.addAll(check.stopped());
            } finally {
                takeBack(connection);
            }
            return new CheckReport(changes, stopped, check.unjudged());
        }
    }

    @Override
    public synchronized void close() {
        if (factory != null) {
            factory.close();
            factory = null;
            mapped = Set.of();
        }
    }

    /** Why a change cannot be sent at all. */
    private Optional<ApplyOutcome.Refused> refusal(RowChange change) {
        Table table = tables.get(change.table());
        if (table == null) {
            return refused(change, null, "The table " + change.table() + " is not there any more.");
        }
        Optional<RowIdentity> identity =
                identities.computeIfAbsent(change.table(), name -> RowIdentity.of(table, sqlite));
        if (identity.isEmpty()) {
            return refused(change, null, "Rows of " + table.name() + " cannot be told apart, because it has no key.");
        }
        for (Map.Entry<String, @Nullable Object> written :
                ChangeReplay.written(change).entrySet()) {
            String column = written.getKey();
            if (written.getValue() instanceof LargeValue) {
                return refused(
                        change,
                        column,
                        Nouns.subject(column) + " was too large to be read with its row, and is not written cut off.");
            }
            Optional<Column> found = table.column(column);
            if (found.isPresent()
                    ? found.get().generated() != null
                    : !identity.get().columns().contains(column)) {
                String why = found.isPresent()
                        ? "is computed by the database and cannot be set."
                        : "is not a column of " + table.name() + " any more.";
                return refused(change, column, Nouns.subject(column) + " " + why);
            }
        }
        if (change instanceof RowChange.Insert insert) {
            return missingKey(table, identity.get(), insert);
        }
        return Optional.empty();
    }

    /** A part of a key that neither the person nor the database gives, which a session could not even hold. */
    private static Optional<ApplyOutcome.Refused> missingKey(
            Table table, RowIdentity identity, RowChange.Insert insert) {
        if (identity.rowid()) {
            return Optional.empty();
        }
        for (String column : identity.columns()) {
            if (insert.values().get(column) == null
                    && !table.column(column).map(Column::filledByDatabase).orElse(false)) {
                return refused(insert, column, Nouns.subject(column) + " must have a value.");
            }
        }
        return Optional.empty();
    }

    private static Optional<ApplyOutcome.Refused> refused(RowChange change, @Nullable String column, String reason) {
        return Optional.of(new ApplyOutcome.Refused(change, column, reason, ""));
    }

    /**
     * Takes everything back. SQLite may have done that by itself, at an interrupt or where a rule says so, of which the
     * driver takes no notice: its next commit would fail, whoever's it is.
     */
    private void takeBack(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            if (!sqlite) {
                throw failed;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            }
            connection.rollback();
        }
    }

    static Session open(EntityFactory entities, RecordingConnection recording) {
        return entities.sessions()
                .withOptions()
                .connection(recording.connection())
                .openSession();
    }

    /** The present factory when it has these tables, else a new one that has them and those next to them. */
    private EntityFactory factoryFor(List<ObjectName> needed) {
        EntityFactory present = factory;
        if (present != null && mapped.containsAll(needed)) {
            return present;
        }
        Set<ObjectName> names = new LinkedHashSet<>(mapped);
        names.addAll(needed);
        if (tables.size() <= MOST_MAPPED_AT_ONCE) {
            names.addAll(tables.keySet());
        } else {
            neighbours(needed).forEach(names::add);
        }
        EntityFactory built = EntityFactory.build(
                names.stream().map(tables::get).filter(table -> table != null).toList(), sqlite);
        factory = built;
        mapped = Set.copyOf(names);
        if (present != null) {
            present.close();
        }
        return built;
    }

    private List<ObjectName> neighbours(List<ObjectName> needed) {
        Set<ObjectName> wanted = Set.copyOf(needed);
        return tables.values().stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .map(ForeignKey::target)
                        .filter(target -> wanted.contains(table.name()) || wanted.contains(target))
                        .map(target -> wanted.contains(target) ? table.name() : target))
                .filter(tables::containsKey)
                .toList();
    }
}
