package org.schemawright.desktop.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/** What a typed address leads to: for now the path of a file; URLs follow with the reader of all their forms. */
record Address(ConnectionProfile profile, char @Nullable [] password) {

    static Address parse(String text) {
        if (text.contains("://")) {
            throw new ProblemException(Problem.of("URLs are not read yet.", "Fill in the parts instead."));
        }
        Path path = Path.of(text).toAbsolutePath().normalize();
        return new Address(new SqliteFile(path, Environment.DEVELOPMENT, false), null);
    }
}
