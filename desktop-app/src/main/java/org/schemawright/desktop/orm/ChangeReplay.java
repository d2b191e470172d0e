package org.schemawright.desktop.orm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.rows.Row;
import org.schemawright.migration.schema.ObjectName;

/**
 * Replays row changes in one session, one flush each, so that the order is ours and each statement belongs to one row.
 *
 * <p>A row that is changed or deleted enters the session as the person saw it, not as it is now: the statement then
 * names the values seen (on PostgreSQL the row's version), and finds nothing when someone else was faster.
 */
final class ChangeReplay {

    private final EntityFactory factory;
    private final RecordingConnection recording;
    private final boolean sqlite;
    private final @Nullable NewKeys keys;
    private final PromisedKeys promised = new PromisedKeys();
    private final Map<Row, Parked> parked = new IdentityHashMap<>();
    private @Nullable RowChange current;

    /**
     * A replay.
     *
     * @param recording the connection of the session
     * @param keys learns the keys of new rows; null where nobody wants to know
     */
    ChangeReplay(EntityFactory factory, RecordingConnection recording, boolean sqlite, @Nullable NewKeys keys) {
        this.factory = factory;
        this.recording = recording;
        this.sqlite = sqlite;
        this.keys = keys;
    }

    /** The change that was being sent when it failed; null before the first and at the commit. */
    @Nullable
    RowChange current() {
        RowChange sending = recording.queue().sending();
        return sending == null ? current : sending;
    }

    /** Sends changes and leaves the transaction open. */
    void send(Session session, ChangeOrder.Ordered ordered) throws SQLException {
        if (ordered.circular()) {
            checkAtCommit();
        }
        expect(ordered.changes());
        for (Parked aside : ordered.parked()) {
            park(session, aside);
        }
        for (RowChange change : ordered.changes()) {
            write(session, change);
            recording.queue().sendFull();
        }
        current = null;
        recording.queue().sendAll();
    }

    /** Takes note of what these changes will ask of new rows, before the first of them is sent. */
    void expect(List<RowChange> changes) {
        promised.expect(changes);
    }

    /** A change with the real keys of the new rows that it refers to, which have been sent. */
    RowChange resolved(RowChange change) {
        return promised.resolved(change);
    }

    /** Sends one change. */
    void send(Session session, RowChange change) throws SQLException {
        write(session, change);
        recording.queue().sendAll();
    }

    /** Has a row step aside, which is changed for good in its turn. */
    void park(Session session, Parked aside) throws SQLException {
        RowChange.Update update = aside.update();
        current = update;
        recording.next(update, null);
        RowChange.Update first = new RowChange.Update(update.table(), update.base(), aside.values());
        session.doWork(DirectStatement.update(table(update.table()), first, StoredValueType.of(sqlite))::send);
        recording.queue().sendAll();
        parked.put(update.base(), aside);
    }

    /** Has the session write one change down. */
    private void write(Session session, RowChange change) throws SQLException {
        current = change;
        RowChange real = promised.resolved(change);
        recording.next(change, real instanceof RowChange.Insert insert ? asked(change, insert) : null);
        switch (real) {
            case RowChange.Insert insert -> insert(session, insert);
            case RowChange.Update update -> update(session, update);
            case RowChange.Delete delete -> delete(session, delete);
        }
        session.flush();
        session.clear();
        if (real instanceof RowChange.Insert insert && !promised.wanted(insert).isEmpty()) {
            // Others refer to what only the database knows.
            recording.queue().sendAll();
        }
    }

    /** What a new row shall tell: its key, and what others want of it; null for nothing. */
    private StatementQueue.@Nullable Asked asked(RowChange pending, RowChange.Insert insert) {
        List<String> key = table(insert.table()).identity().columns();
        List<Object> typed = new ArrayList<>(key.size());
        for (String column : key) {
            Object value = insert.values().get(column);
            if (value != null) {
                typed.add(value);
            }
        }
        Set<String> asked = new LinkedHashSet<>();
        if (keys != null && typed.size() == key.size()) {
            keys.know(pending, typed);
        } else if (keys != null) {
            asked.addAll(key);
        }
        Set<String> wanted = promised.wanted(insert);
        asked.addAll(wanted);
        if (asked.isEmpty()) {
            return null;
        }
        // A preview sends nothing, and then the values stay to be known.
        wanted.forEach(column -> promised.know(insert, column, new NewRowKey(insert.table(), insert.id(), column)));
        List<String> columns = List.copyOf(asked);
        return new StatementQueue.Asked(columns, values -> {
            wanted.forEach(column -> promised.know(insert, column, values.get(columns.indexOf(column))));
            if (keys != null && columns.containsAll(key)) {
                keys.know(pending, values.subList(0, key.size()));
            }
        });
    }

    private void insert(Session session, RowChange.Insert insert) {
        MappedTable table = table(insert.table());
        if (keyIsCompletedByDatabase(table, insert)
                || DirectStatement.writes(insert.values().values())) {
            session.doWork(DirectStatement.insert(table, insert, StoredValueType.of(sqlite))::send);
            return;
        }
        Object entity = table.newEntity();
        insert.values().forEach((column, value) -> {
            boolean typedNull = value == null && !table.identity().columns().contains(column);
            table.set(entity, column, typedNull ? StoredValueType.Typed.NULL : value);
        });
        session.persist(entity);
    }

    private void update(Session session, RowChange.Update update) {
        MappedTable table = table(update.table());
        Parked aside = parked.get(update.base());
        if (aside != null) {
            session.doWork(DirectStatement.update(table, update, aside, StoredValueType.of(sqlite))::send);
            return;
        }
        if (!table.fits(update.base())
                || DirectStatement.compares(table, update.base())
                || DirectStatement.writes(update.values().values())
                || table.identity().columns().stream().anyMatch(update.values()::containsKey)) {
            session.doWork(DirectStatement.update(table, update, StoredValueType.of(sqlite))::send);
            return;
        }
        Object entity = attach(session, table, update.base());
        update.values().forEach((column, value) -> table.set(entity, column, value));
    }

    private void delete(Session session, RowChange.Delete delete) {
        MappedTable table = table(delete.table());
        if (table.comparesChangedOnly()
                || !table.fits(delete.base())
                || DirectStatement.compares(table, delete.base())) {
            session.doWork(DirectStatement.delete(table, delete, StoredValueType.of(sqlite))::send);
        } else {
            session.remove(attach(session, table, delete.base()));
        }
    }

    private static boolean keyIsCompletedByDatabase(MappedTable table, RowChange.Insert insert) {
        List<String> key = table.identity().columns();
        return key.size() > 1 && key.stream().anyMatch(column -> insert.values().get(column) == null);
    }

    /** Makes a row as the person saw it part of the session, without reading it. */
    @SuppressWarnings("NullAway") // An entity without a version has null there, which Hibernate does not declare.
    private static Object attach(Session session, MappedTable table, Row seen) {
        SessionImplementor internals = session.unwrap(SessionImplementor.class);
        EntityPersister persister = internals.getFactory().getMappingMetamodel().getEntityDescriptor(table.entity());
        Object entity = table.entityOf(seen);
        EntityKey key = internals.generateEntityKey(persister.getIdentifier(entity, internals), persister);
        Object[] values = persister.getValues(entity);
        internals
                .getPersistenceContext()
                .addEntity(
                        entity,
                        Status.MANAGED,
                        Arrays.copyOf(values, values.length),
                        key,
                        null,
                        LockMode.NONE,
                        true,
                        persister,
                        false);
        return entity;
    }

    /** From now on, references are looked at when the transaction ends, where the engine can. */
    void checkAtCommit() throws SQLException {
        recording.run(sqlite ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED");
    }

    private MappedTable table(ObjectName name) {
        return factory.table(name).orElseThrow(() -> new IllegalStateException("not mapped: " + name));
    }

    /** The tables of changes. */
    static List<ObjectName> tables(List<RowChange> changes) {
        return changes.stream().map(RowChange::table).distinct().toList();
    }

    /** The values that a change writes; none for a delete. */
    static Map<String, @Nullable Object> written(RowChange change) {
        return switch (change) {
            case RowChange.Insert insert -> insert.values();
            case RowChange.Update update -> update.values();
            case RowChange.Delete _ -> Map.of();
        };
    }
}
