package org.schemawright.desktop.compare;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.workspace.ComparedSide;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.run.DatabaseStatus;

/** The choice of one side of a comparison. */
final class SideModel {

    /** What a side can be. */
    enum Kind {
        PRESENT("This database"),
        OTHER("Another database"),
        REVISION("A revision"),
        SCRIPT("A SQL file"),
        CLASSES("Entity classes");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Workspace workspace;
    private final OtherDatabases others;
    private final ObjectProperty<Kind> kind;
    private final ObjectProperty<@Nullable ConnectionProfile> profile = new SimpleObjectProperty<>();
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Revision> revision = new SimpleObjectProperty<>();
    private final StringProperty script = new SimpleStringProperty("");
    private final StringProperty classes = new SimpleStringProperty("");
    private final StringProperty libraries = new SimpleStringProperty("");

    SideModel(Workspace workspace, OtherDatabases others, Kind first) {
        this.workspace = workspace;
        this.others = others;
        this.kind = new SimpleObjectProperty<>(first);
    }

    // Properties

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Which other database; null while none is chosen. */
    ObjectProperty<@Nullable ConnectionProfile> profileProperty() {
        return profile;
    }

    /** The password of that one; empty for the one that is remembered, if any. */
    StringProperty passwordProperty() {
        return password;
    }

    /** Which revision; null while none is chosen. */
    ObjectProperty<@Nullable Revision> revisionProperty() {
        return revision;
    }

    /** The path of the script. */
    StringProperty scriptProperty() {
        return script;
    }

    /** The path of a folder of compiled classes, or of a jar. */
    StringProperty classesProperty() {
        return classes;
    }

    /** The path of a jar, or of a folder of jars, that the classes need; may be empty. */
    StringProperty librariesProperty() {
        return libraries;
    }

    /** The databases of the same engine that were opened before, without the open one. */
    List<ConnectionProfile> databases() {
        ConnectionProfile open = workspace.database().profile();
        return others.known().stream()
                .filter(known -> known.getClass() == open.getClass())
                .filter(known -> !known.target().equals(open.target()))
                .toList();
    }

    /** The revisions of the folder, the newest first. */
    List<Revision> revisions() {
        DatabaseStatus status = workspace.migrations().statusProperty().get();
        return status == null ? List.of() : status.history().reversed();
    }

    /** Whether a database is a file that can be chosen. */
    boolean takesFiles() {
        return workspace.database().profile() instanceof ConnectionProfile.SqliteFile;
    }

    /** Where to look for files first: beside the database, or else at the migrations. */
    Path folder() {
        Path at = workspace.database().profile() instanceof ConnectionProfile.SqliteFile file
                ? file.path().toAbsolutePath()
                : workspace.migrations().folderProperty().get().toAbsolutePath();
        Path parent = at.getParent();
        return parent == null ? at : parent;
    }

    /** Whether the chosen database may ask for a password that is not known. */
    boolean mayNeedPassword() {
        return profile.get() instanceof ConnectionProfile.PostgresServer server && !others.hasPassword(server);
    }

    /** What is still to be chosen, as a sentence; empty where nothing is. */
    String missing() {
        return switch (kind.get()) {
            case PRESENT -> "";
            case OTHER ->
                profile.get() != null
                        ? ""
                        : databases().isEmpty()
                                ? "No other database of this engine was opened before. Choose a file, or open it once."
                                : "Choose the database.";
            case REVISION -> revision.get() == null ? "Choose the revision." : "";
            case SCRIPT -> path(script) == null ? "Choose the SQL file." : "";
            case CLASSES -> path(classes) == null ? "Choose the folder of compiled classes, or the jar." : "";
        };
    }

    /** The side, once nothing is missing. */
    ComparedSide side() {
        ConnectionProfile other = profile.get();
        Revision at = revision.get();
        Path file = path(script);
        Path place = path(classes);
        Kind chosen = kind.get();
        if (chosen == Kind.OTHER && other != null) {
            String typed = password.get();
            return new ComparedSide.Other(
                    "“" + other.name() + "”", others.source(other, typed.isEmpty() ? null : typed.toCharArray()));
        }
        if (chosen == Kind.REVISION && at != null) {
            return new ComparedSide.AtRevision("revision “" + at.message() + "”", at.id());
        }
        if (chosen == Kind.SCRIPT && file != null) {
            return new ComparedSide.Script(file);
        }
        if (chosen == Kind.CLASSES && place != null) {
            Path jars = path(libraries);
            return new ComparedSide.Classes(place, jars == null ? List.of() : List.of(jars));
        }
        return new ComparedSide.Present("“" + workspace.database().profile().name() + "”");
    }

    // Commands

    /** Takes a database by its file. */
    void chooseFile(Path file) {
        profile.set(DatabaseUrl.parse(file.toString()).profile());
    }

    private static @Nullable Path path(StringProperty typed) {
        try {
            return typed.get().isBlank() ? null : Path.of(typed.get().strip());
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
