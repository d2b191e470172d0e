package org.schemawright.migration.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.change.ImpossibleChange;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.dialect.SqlName;
import org.schemawright.migration.run.FailureWords;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.SqlObject;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.View;

/**
 * Tries texts of one view, trigger or routine in a scratch database that has the schema of a draft and no rows, each in a
 * transaction that is rolled back; so it can be asked again and again while somebody types. All methods block.
 */
public final class TextTrial implements AutoCloseable {

    private static final int SECONDS = 10;

    private final Dialect dialect;
    private final ScratchDatabase scratch;
    private final Connection connection;
    /** The draft as the engine gives it back. */
    private final DatabaseSchema whole;
    /** The same without what is written anew, and without what the engine drops along with it. */
    private final DatabaseSchema ground;

    private final DatabaseSchema stored;
    private final @Nullable SqlObject old;
    private final Map<ObjectRef, String> flaws;

    private TextTrial(Dialect dialect, ScratchDatabase scratch, Subject subject, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        this.dialect = dialect;
        this.scratch = scratch;
        this.stored = subject.stored();
        scratch.build(subject.stored(), cancelled);
        this.connection = scratch.open();
        SqlObject old = subject.old();
        try (Stop _ = Stop.over(connection, cancelled);
                Statement statement = connection.createStatement()) {
            ScratchDatabase.run(subject.pending(), connection, cancelled);
            if (!isSqlite()) {
                statement.execute("SET statement_timeout = '" + SECONDS + "s'");
            }
            this.whole = read();
            this.flaws = flaws(whole);
            this.old = old == null ? null : same(whole, old.ref());
            if (this.old != null) {
                statement.execute(drop(this.old));
            }
            this.ground = old == null ? whole : read();
            connection.setAutoCommit(false);
        } catch (SQLException | RefusedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * What is written, and on what.
     *
     * @param stored the schema as the engine has it
     * @param pending what is to be done to it before
     * @param old what is written anew, one of those that are there then; null for a new object
     */
    public record Subject(
            DatabaseSchema stored,
            List<org.schemawright.migration.plan.Statement> pending,
            @Nullable SqlObject old) {
        public Subject {
            pending = List.copyOf(pending);
        }
    }

    /**
     * A trial for texts of one object.
     *
     * @throws RefusedException when no scratch database can be made, or the draft cannot be built in it
     * @throws CancellationException when somebody cancels; nothing is left then
     */
    static TextTrial open(Dialect dialect, ScratchDatabases scratches, Subject subject, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        ScratchDatabase scratch = scratches.empty();
        try {
            return new TextTrial(dialect, scratch, subject, cancelled);
        } catch (SQLException | RefusedException | RuntimeException e) {
            scratch.close();
            Stop.check(cancelled);
            throw e;
        }
    }

    /**
     * What comes of a text.
     *
     * @param kind what it is to make; a view may be a materialized one, a routine of either sort
     * @throws CancellationException when somebody cancels
     */
    public TriedText run(ObjectKind kind, String text, BooleanSupplier cancelled) throws SQLException {
        WrittenObject written = WrittenObject.of(kind, text, isSqlite());
        if (!written.refusal().isEmpty()) {
            return new TriedText.Refused(written.refusal(), written.refusedAt());
        }
        try (Stop _ = Stop.over(connection, cancelled)) {
            return run(written);
        } catch (SQLException e) {
            Stop.check(cancelled);
            throw e;
        } finally {
            connection.rollback();
        }
    }

    private TriedText run(WrittenObject written) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(written.sql());
        } catch (SQLException e) {
            return new TriedText.Refused(says(e), written.place(e, connection));
        }
        DatabaseSchema made = read();
        SqlObject found = made(made);
        if (found == null) {
            return new TriedText.Refused(
                    "There is already one of that name, which this text would replace. Choose another name.", -1);
        }
        List<Dependency> needs = made.dependencies().stream()
                .filter(dependency -> dependency.user().equals(found.ref()))
                .toList();
        SqlObject object = written.asMeant(kept(found));
        DatabaseSchema wanted;
        try {
            wanted = ChangedSchema.after(whole, new Change.ReplaceObject(old, object, needs));
        } catch (ImpossibleChange taken) {
            return new TriedText.Refused(String.valueOf(taken.getMessage()), -1);
        }
        String trouble = old == null ? "" : putBack(made, wanted);
        TriedText.Refused refused = !trouble.isEmpty()
                ? new TriedText.Refused(trouble, -1)
                : isSqlite() ? newFlaw(found.ref(), written) : null;
        return refused == null
                ? new TriedText.Understood(object, needs, LeftBehind.words(old, object, whole, stored))
                : refused;
    }

    /** The one object that was not there before; null where another one was replaced. */
    private @Nullable SqlObject made(DatabaseSchema now) {
        Set<ObjectRef> before = ground.texts().map(SqlObject::ref).collect(Collectors.toSet());
        return now.texts()
                .filter(object -> !before.contains(object.ref()))
                .findFirst()
                .orElse(null);
    }

    /** What its text does not say stays as it was: the indexes that still fit, whether a trigger fires. */
    private SqlObject kept(SqlObject found) {
        if (found instanceof View view && old instanceof View was) {
            Set<String> options = new HashSet<>(view.options());
            was.options().stream().filter(option -> option.contains(" RULE ")).forEach(options::add);
            return commented(view, was)
                    .with(
                            was.indexes().stream()
                                    .filter(index -> view.materialized()
                                            && index.parts().stream()
                                                    .allMatch(part -> part.column() == null
                                                            || view.columns().stream()
                                                                    .anyMatch(c -> c.name()
                                                                            .equals(part.column()))))
                                    .toList(),
                            options);
        }
        return found instanceof Trigger trigger && old instanceof Trigger was
                ? new Trigger(trigger.name(), trigger.table(), trigger.definition(), was.state())
                : found;
    }

    private static View commented(View view, View was) {
        List<Column> columns = view.columns().stream()
                .map(column -> was.columns().stream()
                        .filter(then -> then.name().equals(column.name()))
                        .findFirst()
                        .map(then -> column.withComment(then.comment()))
                        .orElse(column))
                .toList();
        return new View(
                view.name(),
                view.materialized(),
                columns,
                view.definition(),
                view.problem(),
                view.indexes(),
                view.options());
    }

    /** Makes again what was dropped along; why that does not go, or nothing. */
    private String putBack(DatabaseSchema made, DatabaseSchema wanted) {
        String what = "What needs it";
        try (Statement statement = statement()) {
            for (var step : dialect.migrationWriter().write(made.structure(), wanted.structure())) {
                what = step.comment();
                statement.execute(step.sql());
            }
            return "";
        } catch (ImpossibleChange e) {
            return String.valueOf(e.getMessage());
        } catch (SQLException e) {
            return "What needs it does not go with this text (" + what + "). " + says(e);
        }
    }

    /** What SQLite would find only when somebody uses it. */
    private TriedText.@Nullable Refused newFlaw(ObjectRef own, WrittenObject written) throws SQLException {
        Map<ObjectRef, String> now = flaws(read());
        String itself = now.get(own);
        if (itself != null) {
            return new TriedText.Refused(dialect.displayName() + " says: " + itself, written.place(itself));
        }
        return now.entrySet().stream()
                .filter(flaw -> !flaws.containsKey(flaw.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .map(flaw -> new TriedText.Refused(
                        "The " + flaw.getKey().kind().word() + " " + name(flaw.getKey())
                                + " needs it and would not work any more: " + flaw.getValue(),
                        -1))
                .orElse(null);
    }

    private static String name(ObjectRef ref) {
        return ref.kind() == ObjectKind.TRIGGER ? ref.part() : ref.name().toString();
    }

    private Map<ObjectRef, String> flaws(DatabaseSchema schema) throws SQLException {
        return isSqlite() ? SqliteTextFlaws.of(schema, connection) : Map.of();
    }

    private String says(SQLException e) {
        return dialect.displayName() + " says: " + FailureWords.of(e);
    }

    private String drop(SqlObject object) {
        ObjectRef ref = object.ref();
        String what = ref.kind().word().toUpperCase(Locale.ROOT) + " ";
        String all = isSqlite() ? "" : " CASCADE";
        return "DROP " + what
                + switch (object) {
                    case View view -> SqlName.quote(view.name());
                    case Trigger trigger ->
                        SqlName.quote(trigger.name()) + (isSqlite() ? "" : " ON " + SqlName.quote(trigger.table()));
                    case Routine routine -> SqlName.quote(routine.name()) + "(" + arguments(routine) + ")";
                }
                + all;
    }

    private static String arguments(Routine routine) {
        boolean any =
                routine.kind() == ObjectKind.AGGREGATE && routine.arguments().isEmpty();
        return any ? "*" : routine.arguments();
    }

    private static SqlObject same(DatabaseSchema schema, ObjectRef ref) throws RefusedException {
        return schema.text(ref)
                .orElseThrow(() -> new RefusedException("There is no "
                        + ref.kind().word() + " " + name(ref) + " any more. Refresh the schema, then try again."));
    }

    private DatabaseSchema read() throws SQLException {
        return dialect.schemaReader().read(connection);
    }

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        // Braces are SQL here, not the escapes of JDBC.
        statement.setEscapeProcessing(false);
        return statement;
    }

    private boolean isSqlite() {
        return dialect.id().equals("sqlite");
    }

    /** Lets the scratch database go. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        } finally {
            scratch.close();
        }
    }
}
