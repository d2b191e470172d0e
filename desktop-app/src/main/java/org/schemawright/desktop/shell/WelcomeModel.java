package org.schemawright.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.connection.ConnectionProfile;
import org.schemawright.desktop.connection.ConnectionProfile.PostgresServer;
import org.schemawright.desktop.connection.ConnectionProfile.SqliteFile;
import org.schemawright.desktop.connection.DatabaseUrl;
import org.schemawright.desktop.connection.Environment;
import org.schemawright.desktop.connection.RecentDatabase;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;
import org.schemawright.desktop.task.Background;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.Moments;
import org.schemawright.desktop.workspace.Workspace;

/** The ways into a database: recent ones, files, servers, the sample. */
final class WelcomeModel {

    private final Openings openings;
    private final Background background;
    private final Clock clock;
    private final Consumer<Workspace> onOpen;
    private final ObservableList<RecentItem> recents = FXCollections.observableArrayList();
    private final StringProperty url = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(new Reading.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final BooleanProperty byParts = new SimpleBooleanProperty();
    private final ServerForm form = new ServerForm();
    private @Nullable RunningTask present;

    /**
     * The ways in.
     *
     * @param onOpen takes the database that was opened
     */
    WelcomeModel(Openings openings, Background background, Clock clock, Consumer<Workspace> onOpen) {
        this.openings = openings;
        this.background = background;
        this.clock = clock;
        this.onOpen = onOpen;
        url.addListener((property, before, now) -> reading.set(Reading.of(now)));
    }

    // Properties

    /** The recent databases, the last opened first. */
    ObservableList<RecentItem> recents() {
        return recents;
    }

    StringProperty urlProperty() {
        return url;
    }

    /** Where to look for files first: where the last opened one is, or else at home. */
    Path folder() {
        return recents.stream()
                .filter(item -> !item.missing() && item.profile() instanceof SqliteFile)
                .flatMap(item ->
                        Stream.ofNullable(((SqliteFile) item.profile()).path().getParent()))
                .findFirst()
                .orElse(Path.of(System.getProperty("user.home", "")));
    }

    /** What the URL means, as it is typed. */
    ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Why the last one could not be opened; null when nothing is wrong. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether one is being opened now. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Whether the address is filled in by its parts instead of as a URL. */
    BooleanProperty byPartsProperty() {
        return byParts;
    }

    /** The parts, with password, environment and read-only, which count for a URL too. */
    ServerForm form() {
        return form;
    }

    // Commands

    /** Reads the recent list again, and looks which files are still there. */
    void refresh() {
        show(openings.recent(), List.of());
        List<RecentDatabase> listed = openings.recent();
        background.run(
                "Looking for recent files",
                progress -> listed.stream()
                        .map(RecentDatabase::profile)
                        .filter(WelcomeModel::isMissing)
                        .map(ConnectionProfile::target)
                        .toList(),
                missing -> show(openings.recent(), missing),
                problem::set);
    }

    /** Opens a recent database; one whose password is not known asks for it. */
    void open(RecentItem item) {
        if (item.missing()) {
            problem.set(Problem.of(
                    item.profile().name() + " is no longer at " + item.place() + ".",
                    "Find it where it is now, or take it off the list."));
            return;
        }
        open(item.profile(), null);
    }

    /** Opens a file that was chosen, dropped or named on the command line. */
    void openFile(Path file) {
        SqliteFile fresh = new SqliteFile(file.toAbsolutePath().normalize(), Environment.DEVELOPMENT, false);
        open(openings.asBefore(fresh), null);
    }

    /** Opens a file in place of a recent one that is gone, and lists it instead once it is open. */
    void find(RecentItem gone, Path file) {
        SqliteFile found = new SqliteFile(
                file, gone.profile().environment(), gone.profile().readOnly());
        open(found, null, () -> openings.forget(gone.profile()));
    }

    void createFile(Path file) {
        String name = String.valueOf(file.getFileName());
        Path named = name.contains(".") ? file : file.resolveSibling(name + ".sqlite");
        begin(() -> openings.create(named, made -> open(made, null), this::failed));
    }

    void openSample() {
        begin(() -> openings.sample(made -> open(made, null), this::failed));
    }

    /** Opens what a URL or path means, as given on the command line. */
    void openAddress(String address) {
        try {
            DatabaseUrl parsed = DatabaseUrl.parse(address);
            open(openings.asBefore(parsed.profile()), parsed.password().orElse(null));
        } catch (ProblemException e) {
            problem.set(e.problem());
        }
    }

    /** Connects to what is typed. */
    void connect() {
        if (byParts.get()) {
            String missing = form.missing();
            if (missing.isEmpty()) {
                open(form.server(), typedPassword());
            } else {
                problem.set(Problem.of(missing, ""));
            }
            return;
        }
        switch (reading.get()) {
            case Reading.Nothing _ -> {}
            case Reading.Unclear unclear -> problem.set(unclear.problem());
            case Reading.Understood understood -> {
                char[] inUrl = DatabaseUrl.parse(url.get().strip()).password().orElse(null);
                open(chosen(understood.profile()), inUrl != null ? inUrl : typedPassword());
            }
        }
    }

    /** Takes a database off the list. */
    void remove(RecentItem item) {
        openings.forget(item.profile());
        recents.remove(item);
    }

    void clearProblem() {
        problem.set(null);
    }

    private void open(ConnectionProfile profile, char @Nullable [] password) {
        open(profile, password, () -> {});
    }

    private void open(ConnectionProfile profile, char @Nullable [] password, Runnable onOpened) {
        // So that a second try need not type it again, and no other server is ever sent it.
        form.password.set(password == null ? "" : new String(password));
        begin(() -> openings.open(
                profile,
                password,
                workspace -> {
                    onOpened.run();
                    opened(workspace);
                },
                found -> {
                    failed(found);
                    if (profile instanceof PostgresServer server) {
                        form.fill(server);
                        byParts.set(true);
                    }
                }));
    }

    /** Whoever opens another one no longer waits for the one before. */
    private void begin(Supplier<RunningTask> way) {
        if (present != null) {
            present.cancel();
        }
        problem.set(null);
        opening.set(true);
        RunningTask task = way.get();
        present = task;
        task.onCancelled(() -> {
            if (present == task) {
                opening.set(false);
            }
        });
    }

    private void opened(Workspace workspace) {
        opening.set(false);
        form.password.set("");
        url.set("");
        onOpen.accept(workspace);
    }

    private void failed(Problem found) {
        opening.set(false);
        problem.set(found);
        refresh();
    }

    private char @Nullable [] typedPassword() {
        String typed = form.password.get();
        return typed.isEmpty() ? null : typed.toCharArray();
    }

    private ConnectionProfile chosen(ConnectionProfile profile) {
        return profile.as(form.environment.get(), form.readOnly.get() || profile.readOnly());
    }

    private static boolean isMissing(ConnectionProfile profile) {
        return profile instanceof SqliteFile file && !Files.exists(file.path());
    }

    private void show(List<RecentDatabase> databases, List<String> missing) {
        recents.setAll(databases.stream()
                .map(recent -> new RecentItem(
                        recent.profile(),
                        Moments.ago(recent.lastOpened(), clock),
                        missing.contains(recent.profile().target())))
                .toList());
    }
}
