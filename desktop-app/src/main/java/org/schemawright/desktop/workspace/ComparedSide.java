package org.schemawright.desktop.workspace;

import java.nio.file.Path;
import java.util.List;
import org.schemawright.migration.run.ConnectionSource;

/** One of the two things that are compared. */
public sealed interface ComparedSide {

    /** What people call it. */
    String words();

    /** The open database as it is now. */
    record Present(String words) implements ComparedSide {}

    /**
     * Another database of the same engine.
     *
     * @param source opens a connection to it; blocks
     */
    record Other(String words, ConnectionSource source) implements ComparedSide {}

    /**
     * What the revisions up to one make of an empty database.
     *
     * @param id the revision
     */
    record AtRevision(String words, String id) implements ComparedSide {}

    /** What a SQL script makes of an empty database. */
    record Script(Path file) implements ComparedSide {
        @Override
        public String words() {
            return String.valueOf(file.getFileName());
        }
    }

    /**
     * What a program's entity classes want.
     *
     * @param place a folder of compiled classes, or a jar
     * @param libraries jars, or folders of jars, that they need
     */
    record Classes(Path place, List<Path> libraries) implements ComparedSide {
        public Classes {
            libraries = List.copyOf(libraries);
        }

        @Override
        public String words() {
            return "the entity classes in " + place.getFileName();
        }
    }
}
