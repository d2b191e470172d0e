package org.schemawright.migration.rehearse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.schemawright.migration.dialect.Dialect;

/** Knows what tables a program's entity classes want; who can read such classes hands it in. */
@FunctionalInterface
public interface EntityStatements {

    /**
     * The statements that make them in an empty database, in order.
     *
     * @param classes a folder of classes or a jar
     * @throws RefusedException when there are none, or they contradict one another
     */
    List<String> of(Path classes, Dialect dialect) throws IOException, RefusedException;
}
