package org.schemawright.desktop.browse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.TypeKind;

/** A key for a table that has none: a column that the database numbers, as primary key. */
final class NewKey {

    private static final int MOST_BYTES = 63;
    private static final String ENDING = "_pkey";

    private final Workspace workspace;
    private final ObjectName name;

    NewKey(Workspace workspace, ObjectName name) {
        this.workspace = workspace;
        this.name = name;
    }

    /** Whether a key is wanted and can be had; on SQLite rows have numbers anyway. */
    boolean isPossible() {
        return !isSqlite()
                && workspace.database().readOnlyReason().isEmpty()
                && isWithout(workspace.schemaProperty().get())
                && table(workspace.draftProperty().get()).isPresent();
    }

    /** Whether one is pending, so that rows can be edited as soon as the schema has it. */
    boolean isPending() {
        return isPossible() && !isWithout(workspace.draftProperty().get());
    }

    /** Makes the key pending, as one step. */
    void add() {
        Optional<Table> table = table(workspace.draftProperty().get());
        if (!isPossible() || isPending() || table.isEmpty()) {
            return;
        }
        Set<String> taken = table.get().columns().stream().map(Column::name).collect(Collectors.toSet());
        String column = free("id", taken::contains);
        Column id = Column.of(column, ColumnType.of("bigint", TypeKind.INTEGER), false)
                .withIdentity(Identity.of(Identity.Kind.BY_DEFAULT));
        PrimaryKey key = new PrimaryKey(keyName(), List.of(column));
        workspace.changeSet().together(() -> {
            workspace.changeSet().addSchemaChange(new Change.AddColumn(name, id, null, null));
            workspace.changeSet().addSchemaChange(new Change.AddConstraint(name, key));
        });
    }

    private boolean isWithout(DatabaseSchema schema) {
        return table(schema)
                .filter(t -> RowIdentity.of(t, isSqlite()).isEmpty())
                .isPresent();
    }

    /** Partitions get their key with the whole table, whose key needs the columns it is divided by. */
    private Optional<Table> table(DatabaseSchema schema) {
        return schema.table(name).filter(t -> t.kind() == TableKind.ORDINARY);
    }

    private boolean isSqlite() {
        return workspace.database().dialect().id().equals("sqlite");
    }

    /** Keys share their names with tables, views and indexes. */
    private String keyName() {
        String bare = name.name();
        while ((bare + ENDING + "00").getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            bare = bare.substring(0, bare.offsetByCodePoints(bare.length(), -1));
        }
        DatabaseSchema draft = workspace.draftProperty().get();
        Set<String> taken = Stream.of(
                        draft.tables().stream().map(t -> t.name().name()),
                        draft.tables().stream()
                                .flatMap(t -> t.indexes().stream().map(i -> String.valueOf(i.name()))),
                        draft.tables().stream()
                                .flatMap(t -> t.constraints().stream().map(c -> String.valueOf(c.name()))),
                        draft.views().stream().map(v -> v.name().name()))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        return free(bare + ENDING, taken::contains);
    }

    private static String free(String wanted, Predicate<String> taken) {
        return taken.test(wanted)
                ? IntStream.iterate(2, i -> i + 1)
                        .mapToObj(i -> wanted + i)
                        .filter(taken.negate())
                        .findFirst()
                        .orElseThrow()
                : wanted;
    }
}
