package org.schemawright.desktop.orm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.changeset.NewRowKey;
import org.schemawright.desktop.changeset.RowChange;

/** The keys that new rows got from the database, for the rows that refer to them. */
final class PromisedKeys {

    private final Map<Long, Set<String>> wanted = new HashMap<>();
    private final Map<NewRowKey, Object> known = new HashMap<>();

    /** A new row that is referred to is not there. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String column;

        Unknown(String column) {
            super(column);
            this.column = column;
        }

        /** The column that refers. */
        String column() {
            return column;
        }
    }

    /** Takes note of the columns that changes will ask for. */
    void expect(List<RowChange> changes) {
        changes.forEach(change -> NewRowKey.in(change)
                .forEach(key -> wanted.computeIfAbsent(key.insertId(), id -> new LinkedHashSet<>())
                        .add(key.column())));
    }

    /** The columns of a new row that others refer to; empty where none do. */
    Set<String> wanted(RowChange.Insert insert) {
        return wanted.getOrDefault(insert.id(), Set.of());
    }

    /** Keeps a value that a new row has now. */
    void know(RowChange.Insert insert, String column, Object value) {
        known.put(new NewRowKey(insert.table(), insert.id(), column), value);
    }

    /** A change with real values; new rows that it refers to have to be in the database. */
    RowChange resolved(RowChange change) {
        if (wanted.isEmpty() || NewRowKey.in(change).isEmpty()) {
            return change;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(ChangeReplay.written(change));
        values.replaceAll((column, value) -> {
            if (!(value instanceof NewRowKey key)) {
                return value;
            }
            Object real = known.get(key);
            if (real == null) {
                throw new Unknown(column);
            }
            return real;
        });
        return switch (change) {
            case RowChange.Insert insert -> new RowChange.Insert(insert.table(), insert.id(), values);
            case RowChange.Update update -> new RowChange.Update(update.table(), update.base(), values);
            case RowChange.Delete delete -> delete;
        };
    }

    /** The first change that comes before a new row which it refers to, or without it. */
    static Optional<ApplyOutcome.Refused> firstUnknown(List<RowChange> ordered) {
        Set<Long> before = new HashSet<>();
        for (RowChange change : ordered) {
            for (Map.Entry<String, @Nullable Object> written :
                    ChangeReplay.written(change).entrySet()) {
                if (written.getValue() instanceof NewRowKey key && !before.contains(key.insertId())) {
                    return Optional.of(refused(change, written.getKey()));
                }
            }
            if (change instanceof RowChange.Insert insert) {
                before.add(insert.id());
            }
        }
        return Optional.empty();
    }

    static ApplyOutcome.Refused refused(RowChange change, String column) {
        return new ApplyOutcome.Refused(
                change, column, Nouns.subject(column) + " refers to a new row that is not there before it.", "");
    }
}
