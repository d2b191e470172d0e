package org.schemawright.desktop.workspace;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs of migrations that were made from here on one database, the newest first. Used on the JavaFX thread. */
public final class RunLog {

    static final int MOST = 200;

    private final ObservableList<PastRun> runs;
    private final ObservableList<PastRun> readable;
    private final Consumer<List<PastRun>> keeper;

    /** How a run ended. */
    public enum End {
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * A run that is over.
     *
     * @param begun when it began
     * @param up upgrade, or else downgrade
     * @param to where it led, in words: the message of a revision in quotes, or {@code base}
     * @param revisions how many revisions it committed
     * @param millis how long it took
     */
    public record PastRun(Instant begun, boolean up, String to, int revisions, long millis, End end) {}

    RunLog(List<PastRun> runs, Consumer<List<PastRun>> keeper) {
        this.runs = FXCollections.observableArrayList(runs);
        this.readable = FXCollections.unmodifiableObservableList(this.runs);
        this.keeper = keeper;
    }

    /** One that is forgotten when the database is closed. */
    static RunLog forgotten() {
        return new RunLog(List.of(), runs -> {});
    }

    /** The runs, the newest first. */
    public ObservableList<PastRun> runs() {
        return readable;
    }

    void add(PastRun run) {
        runs.addFirst(run);
        if (runs.size() > MOST) {
            runs.removeLast();
        }
        keeper.accept(List.copyOf(runs));
    }
}
