package org.schemawright.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseOpener;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.orm.EntityClasses;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.command.DatabaseAccess;
import org.schemawright.migration.postgresql.PostgresqlDialect;
import org.schemawright.migration.rehearse.DatabaseReach;
import org.schemawright.migration.rehearse.EntityStatements;
import org.schemawright.migration.sqlite.SqliteDialect;

/** What {@code schemawright db} knows of addresses and of words for errors: the same as the window does. */
final class CommandAccess implements DatabaseAccess {

    /** Where PostgreSQL's own programs look for a password that the address does not have. */
    private static final String PASSWORD = "PGPASSWORD";

    private final DatabaseOpener opener = new DatabaseOpener(new SqliteDialect(), new PostgresqlDialect());

    @Override
    public Connection connect(String address) {
        DatabaseUrl url = DatabaseUrl.parse(address);
        return opener.connect(url.profile(), password(url));
    }

    @Override
    public DatabaseReach reach(String address) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(address);
        return opener.reach(url.profile(), password(url));
    }

    @Override
    public void createIfMissing(String address) throws IOException, SQLException {
        if (DatabaseUrl.parse(address).profile() instanceof SqliteFile file && Files.notExists(file.path())) {
            opener.createSqlite(file.path());
        }
    }

    @Override
    public EntityStatements entities(List<Path> libraries) {
        return new EntityClasses(libraries);
    }

    private static char @Nullable [] password(DatabaseUrl url) {
        return url.password()
                .or(() -> Optional.ofNullable(System.getenv(PASSWORD)).map(String::toCharArray))
                .orElse(null);
    }

    @Override
    public String explain(Exception failure) {
        Problem problem = ProblemTranslator.translate(failure);
        return (problem.title() + " " + problem.advice()).strip();
    }
}
