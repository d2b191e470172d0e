package org.schemawright.desktop.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
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
 * Replays row changes in one session, one flush each, so that the order is ours and a refusal belongs to one row.
 *
 * <p>A row that is changed or deleted enters the session as the person saw it, not as it is now: the statement then
 * names the values seen (on PostgreSQL the row's version), and finds nothing when someone else was faster.
 */
final class ChangeReplay {

    private final EntityFactory factory;
    private final boolean sqlite;
    private final @Nullable NewKeys keys;
    private final PromisedKeys promised = new PromisedKeys();
    private @Nullable RowChange current;

    /**
     * A replay.
     *
     * @param keys learns the keys of new rows; null where nobody wants to know
     */
    ChangeReplay(EntityFactory factory, boolean sqlite, @Nullable NewKeys keys) {
        this.factory = factory;
        this.sqlite = sqlite;
        this.keys = keys;
    }

    /** The change that was being sent when it failed; null before the first and at the commit. */
    @Nullable
    RowChange current() {
        return current;
    }

    /** Sends changes and leaves the transaction open. */
    void send(Session session, ChangeOrder.Ordered ordered) throws SQLException {
        if (ordered.circular()) {
            session.doWork(this::checkAtCommit);
        }
        expect(ordered.changes());
        for (RowChange change : ordered.changes()) {
            send(session, change);
        }
        current = null;
    }

    /** Takes note of what these changes will ask of new rows, before the first of them is sent. */
    void expect(List<RowChange> changes) {
        promised.expect(changes);
    }

    /** Sends one change. */
    void send(Session session, RowChange change) {
        current = change;
        RowChange real = promised.resolved(change);
        boolean tells = real instanceof RowChange.Insert insert
                && !promised.wanted(insert).isEmpty();
        if (keys != null && !tells && real instanceof RowChange.Insert insert) {
            keys.before(change, insert, table(insert.table()));
        }
        switch (real) {
            case RowChange.Insert insert when tells -> insertAndTell(session, insert, change);
            case RowChange.Insert insert -> insert(session, insert);
            case RowChange.Update update -> update(session, update);
            case RowChange.Delete delete -> delete(session, delete);
        }
        session.flush();
        if (keys != null && !tells && change instanceof RowChange.Insert) {
            keys.after(change);
        }
        session.clear();
    }

    /** A new row that others refer to by what the database gives it. */
    private void insertAndTell(Session session, RowChange.Insert insert, RowChange asPending) {
        MappedTable table = table(insert.table());
        Set<String> told = new LinkedHashSet<>(table.identity().columns());
        told.addAll(promised.wanted(insert));
        List<String> columns = List.copyOf(told);
        DirectStatement statement = DirectStatement.insert(table, insert, StoredValueType.of(sqlite))
                .returning(columns);
        session.doWork(connection -> {
            List<Object> given = statement.sendForValues(connection);
            for (int i = 0; i < columns.size(); i++) {
                // A preview sends nothing, and then the value stays to be known.
                Object value =
                        given.isEmpty() ? new NewRowKey(insert.table(), insert.id(), columns.get(i)) : given.get(i);
                promised.know(insert, columns.get(i), value);
            }
            if (keys != null && !given.isEmpty()) {
                keys.know(asPending, given.subList(0, table.identity().columns().size()));
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
    void checkAtCommit(Connection connection) throws SQLException {
        String sql = sqlite ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
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
