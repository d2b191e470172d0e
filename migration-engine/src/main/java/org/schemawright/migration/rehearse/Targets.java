package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.run.ConnectionSource;
import org.schemawright.migration.schema.DatabaseSchema;

/**
 * Reads what a database is to be compared with. What comes from texts is built in a scratch database and read back, so that
 * only real differences are found. All methods block; all throw {@link CancellationException} when somebody cancels.
 */
public final class Targets {

    private final Dialect dialect;
    private final ScratchDatabases scratches;

    /** @param reach the database that is going to be compared, after which scratch databases are made */
    public Targets(Dialect dialect, DatabaseReach reach) {
        this(dialect, new ScratchDatabases(dialect, reach));
    }

    Targets(Dialect dialect, ScratchDatabases scratches) {
        this.dialect = dialect;
        this.scratches = scratches;
    }

    /**
     * The schema of another database.
     *
     * @throws RefusedException when it is one of another engine
     */
    public TargetSchema database(ConnectionSource other) throws SQLException, RefusedException {
        try (Connection connection = other.open()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!product.equalsIgnoreCase(dialect.displayName())) {
                throw new RefusedException("This database is " + dialect.displayName() + " and the other one " + product
                        + ". Compare two of one engine.");
            }
            DatabaseSchema schema = dialect.schemaReader().read(connection);
            return new TargetSchema(
                    schema,
                    schema.unread().stream()
                            .map(u -> "Of the other database, " + u.part() + " could not be read: " + u.reason() + ".")
                            .toList());
        }
    }

    /**
     * What a SQL script makes of an empty database. Commands of psql and sqlite3, rows of COPY, and rights of roles that
     * the server does not have are passed over.
     *
     * @throws RefusedException when a statement fails, or would reach out of the database
     */
    public TargetSchema script(Path file, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        try {
            return script(Files.readString(file), cancelled);
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "The script " + file + " is not UTF-8 text. Save it as UTF-8, then try again.", e);
        }
    }

    /** The same for a script at hand. */
    public TargetSchema script(String text, BooleanSupplier cancelled) throws SQLException, RefusedException {
        ScriptSplitter.Script script = ScriptSplitter.split(text, dialect.id().equals("sqlite"));
        return build(script.statements(), script.notes(), cancelled);
    }

    /** What a program's entity classes want. */
    public TargetSchema entities(Path classes, EntityStatements entities, BooleanSupplier cancelled)
            throws IOException, SQLException, RefusedException {
        List<ScriptStatement> statements = new ArrayList<>();
        for (String sql : entities.of(classes, dialect)) {
            statements.add(new ScriptStatement(sql, statements.size() + 1));
        }
        return build(statements, List.of(), cancelled);
    }

    /** A schema that is a draft or comes from texts, as the engine would give it back. */
    public TargetSchema canonical(DatabaseSchema draft, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        try (ScratchDatabase scratch = scratches.empty()) {
            scratch.build(draft, cancelled);
            return new TargetSchema(scratch.schema(), scratch.notes());
        }
    }

    /**
     * Where texts of one view, trigger or routine are tried while somebody writes them.
     *
     * @return to be closed
     * @throws RefusedException when no scratch database can be made, or the schema cannot be built in it
     */
    public TextTrial trial(TextTrial.Subject subject, BooleanSupplier cancelled) throws SQLException, RefusedException {
        return TextTrial.open(dialect, scratches, subject, cancelled);
    }

    private TargetSchema build(List<ScriptStatement> statements, List<String> told, BooleanSupplier cancelled)
            throws SQLException, RefusedException {
        List<String> texts = statements.stream().map(ScriptStatement::sql).toList();
        ServerWide.refuse(dialect.id(), texts);
        List<String> notes = new ArrayList<>(told);
        try (ScratchDatabase scratch = scratches.empty(Extensions.madeBy(texts))) {
            try (Connection connection = scratch.open();
                    Stop _ = Stop.over(connection, cancelled)) {
                ScriptRun run = new ScriptRun(connection, cancelled);
                run.run(statements);
                notes.addAll(run.notes());
            }
            notes.addAll(scratch.notes());
            return new TargetSchema(scratch.schema(), notes);
        }
    }
}
