package org.schemawright.desktop.connection;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/**
 * A database's address in any of the forms that people have at hand, understood: JDBC, libpq (as URI and as key=value),
 * SQLAlchemy, or the path of a file. Holds the password when the address did, and never shows it.
 */
public final class DatabaseUrl {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Pattern POSTGRES =
            Pattern.compile("(postgresql|postgres)(\\+[a-z0-9_]+)?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SQLITE =
            Pattern.compile("sqlite(\\+[a-z0-9_]+)?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ConnectionProfile profile;
    private final char @Nullable [] password;

    DatabaseUrl(ConnectionProfile profile, @Nullable String password) {
        this.profile = profile;
        this.password = password == null ? null : password.toCharArray();
    }

    /** Where the address leads, without the password; for development and for writing until someone says otherwise. */
    public ConnectionProfile profile() {
        return profile;
    }

    /** A copy of the password that was in the address. */
    public Optional<char[]> password() {
        return Optional.ofNullable(password).map(char[]::clone);
    }

    /**
     * Understands an address. Looks at no database and no server.
     *
     * @throws ProblemException when the form is none that we take
     */
    public static DatabaseUrl parse(String address) {
        String text = address.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            throw unknown("There is no address yet.");
        }
        if (lower.startsWith("jdbc:postgresql:")) {
            return PostgresUrl.jdbc(text.substring("jdbc:postgresql:".length()));
        }
        if (lower.startsWith("jdbc:sqlite:")) {
            return new DatabaseUrl(file(text.substring("jdbc:sqlite:".length())), null);
        }
        if (POSTGRES.matcher(text).matches()) {
            return PostgresUrl.uri(text.substring(text.indexOf("://") + 3));
        }
        if (SQLITE.matcher(text).matches()) {
            return new DatabaseUrl(sqlAlchemy(text), null);
        }
        if (lower.startsWith("file:")) {
            return new DatabaseUrl(file(text), null);
        }
        if (LibpqSettings.matches(text) && !isExistingFile(text)) {
            return LibpqSettings.parse(text);
        }
        if (SCHEME.matcher(text).matches() && !isExistingFile(text)) {
            throw unknown("Schemawright does not know addresses that begin with "
                    + text.substring(0, text.indexOf(':') + 1) + "…");
        }
        return new DatabaseUrl(file(text), null);
    }

    @Override
    public String toString() {
        return profile.target();
    }

    private static ProblemException unknown(String title) {
        return new ProblemException(Problem.of(
                title,
                "Give the path of a SQLite file, or an address such as postgresql://user@host:5432/database,"
                        + " jdbc:postgresql://host/database, postgresql+psycopg2://…, sqlite:///relative.db or"
                        + " host=… dbname=…."));
    }

    /** After {@code sqlite://} comes a slash that belongs to the URL, and then the path as it is, relative or not. */
    private static ConnectionProfile sqlAlchemy(String text) {
        String rest = text.substring(text.indexOf(':') + 1);
        if (rest.startsWith("///")) {
            return file(rest.substring(3));
        }
        if (rest.startsWith("//")) {
            if (rest.length() > 2) {
                throw new ProblemException(Problem.of(
                        "A SQLite address has three slashes, or four before an absolute path.",
                        "Write sqlite:///relative.db or sqlite:////absolute/path.db."));
            }
            return file("");
        }
        return file(rest);
    }

    /** A path, a {@code file:} URI, or either with parameters behind it. */
    private static ConnectionProfile file(String text) {
        String path = text;
        boolean readOnly = false;
        boolean inMemory = false;
        boolean uri = path.toLowerCase(Locale.ROOT).startsWith("file:");
        int question = path.indexOf('?');
        if (question >= 0 && (uri || !isExistingFile(path)) && path.indexOf('=', question) > 0) {
            List<String> settings = List.of(path.substring(question + 1).split("&"));
            readOnly = settings.contains("mode=ro") || settings.contains("immutable=1");
            inMemory = settings.contains("mode=memory");
            path = path.substring(0, question);
        }
        if (uri) {
            path = PostgresUrl.decode(path.substring("file:".length()));
            path = path.startsWith("///")
                    ? path.substring(2)
                    : path.startsWith("//localhost/") ? path.substring(11) : path;
        }
        if (inMemory || path.isEmpty() || path.startsWith(":memory:")) {
            throw new ProblemException(Problem.of(
                    "A database in memory is gone as soon as it is closed.",
                    "Give the path of a file, or create a new SQLite file."));
        }
        if (path.startsWith("~/")) {
            path = System.getProperty("user.home", "") + path.substring(1);
        }
        try {
            return new SqliteFile(Path.of(path).toAbsolutePath().normalize(), Environment.DEVELOPMENT, readOnly);
        } catch (InvalidPathException noPath) {
            throw new ProblemException(
                    Problem.of("There can be no file called " + path + ".", "Check the path."), noPath);
        }
    }

    private static boolean isExistingFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
