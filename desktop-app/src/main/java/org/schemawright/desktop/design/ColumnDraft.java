package org.schemawright.desktop.design;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.GuessedRelationships;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;

/** A column while it is being written. */
final class ColumnDraft {

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty type = new SimpleStringProperty("");
    final BooleanProperty required = new SimpleBooleanProperty();
    final BooleanProperty key = new SimpleBooleanProperty();
    final StringProperty defaultSql = new SimpleStringProperty("");
    /** The table whose primary key the column refers to; null for none. */
    final ObjectProperty<@Nullable ObjectName> target = new SimpleObjectProperty<>();

    private final Drawing drawing;
    private final @Nullable EngineCheck engine;
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final StringProperty refusal = new SimpleStringProperty("");

    /** @param engine is asked about types that are not among the usual ones; null for nobody */
    ColumnDraft(Drawing drawing, @Nullable EngineCheck engine) {
        this.drawing = drawing;
        this.engine = engine;
        type.addListener((property, before, now) -> askEngine());
        // A reference has the type of what it refers to; whoever wants another one can still type it.
        target.addListener((property, before, now) -> {
            if (now != null) {
                targetKey(now).ifPresent(column -> type.set(column.type().raw()));
                if (name.get().isBlank()) {
                    name.set(now.name() + "_id");
                }
            }
        });
        key.addListener((property, before, now) -> {
            if (now) {
                required.set(true);
            }
        });
    }

    /** All that changes it. */
    List<Observable> observables() {
        return List.of(name, type, required, key, defaultSql, target, asking, refusal);
    }

    /** The tables it can refer to: those with a primary key of one column. */
    static List<ObjectName> targets(Drawing drawing) {
        return drawing.schema().tables().stream()
                .filter(table ->
                        table.primaryKey().filter(k -> k.columns().size() == 1).isPresent())
                .map(Table::name)
                .toList();
    }

    String typeProblem() {
        return type.get().isBlank() && drawing.isPostgresql() ? "A column needs a type." : refusal.get();
    }

    /** Whether the engine has not said yet what it makes of the type. */
    boolean isAsking() {
        return asking.get();
    }

    /** What one may have meant otherwise with the type, though the engine takes it; empty where all is well. */
    String typeDoubt() {
        String raw = columnType().raw();
        boolean unknown = !drawing.isPostgresql()
                && columnType().kind() == TypeKind.OTHER
                && !raw.isBlank()
                && !raw.equalsIgnoreCase("ANY");
        return unknown && !asking.get() && refusal.get().isEmpty()
                ? "SQLite knows no type " + raw + " and takes any value there."
                : "";
    }

    /** The table that the name speaks of and the column does not refer to yet. */
    Optional<ObjectName> proposedTarget(ObjectName of) {
        return target.get() != null || key.get()
                ? Optional.empty()
                : GuessedRelationships.meant(drawing.schema(), of, name.get().strip())
                        .filter(meant -> targetKey(meant).isPresent());
    }

    private void askEngine() {
        if (engine == null) {
            return;
        }
        engine.stop();
        String raw = columnType().raw();
        boolean usual = raw.isBlank()
                || raw.endsWith("serial")
                || new TypeChoices(drawing, Table.draft(ObjectName.of(""), List.of(), List.of()))
                        .all().stream().anyMatch(raw::equalsIgnoreCase);
        tell(!usual, "");
        if (!usual) {
            engine.ask(EngineCheck.type(raw), words -> tell(false, words));
        }
    }

    private void tell(boolean isAsked, String words) {
        // A property that nobody reads tells of its first change only.
        asking.get();
        refusal.get();
        asking.set(isAsked);
        refusal.set(words);
    }

    String defaultProblem() {
        return DefaultCheck.problem(columnType(), defaultSql.get());
    }

    /**
     * The column as it will be.
     *
     * @param onlyKey whether it is the only column of the primary key, so that whole numbers number themselves
     */
    Column column(boolean onlyKey) {
        String sql = defaultSql.get().strip();
        ColumnType columnType = columnType();
        return new Column(
                name.get().strip(),
                columnType,
                !required.get() && !key.get(),
                sql.isEmpty() ? null : new DefaultValue(sql),
                null,
                onlyKey && sql.isEmpty() ? identity(columnType) : null,
                null,
                null);
    }

    /**
     * The foreign key of the column; null when it refers to nothing.
     *
     * @param taken the names that the key cannot have, in lower case; with its own then
     */
    @Nullable
    ForeignKey foreignKey(String table, Set<String> taken) {
        ObjectName to = target.get();
        if (to == null) {
            return null;
        }
        String column = name.get().strip();
        List<String> referred = targetKey(to).map(Column::name).map(List::of).orElse(List.of());
        return ForeignKey.of(
                drawing.isPostgresql() ? Proposal.next(table, List.of(column), "fkey", taken) : null,
                List.of(column),
                to,
                referred);
    }

    /** Whether the database numbers it, were it the only column of the key. */
    boolean numbersItself() {
        return target.get() == null && identity(columnType()) != null;
    }

    private @Nullable Identity identity(ColumnType columnType) {
        if (target.get() != null || columnType.kind() != TypeKind.INTEGER) {
            return null;
        }
        if (drawing.isPostgresql()) {
            return Identity.of(Identity.Kind.BY_DEFAULT);
        }
        // Only this very word makes the column an alias of the rowid.
        return columnType.raw().equalsIgnoreCase("INTEGER") ? Identity.of(Identity.Kind.ROWID) : null;
    }

    private ColumnType columnType() {
        return drawing.dialect().parseType(type.get().strip());
    }

    private Optional<Column> targetKey(ObjectName table) {
        return drawing.schema().table(table).flatMap(found -> found.primaryKey()
                .map(PrimaryKey::columns)
                .filter(columns -> columns.size() == 1)
                .flatMap(columns -> found.column(columns.getFirst())));
    }
}
