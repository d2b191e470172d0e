package org.schemawright.desktop.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.task.RunningTask;
import org.schemawright.desktop.widget.NumberWords;
import org.schemawright.desktop.workspace.ComparedSide;
import org.schemawright.desktop.workspace.Comparisons;
import org.schemawright.desktop.workspace.MadeRevision;
import org.schemawright.desktop.workspace.OtherDatabases;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.desktop.workspace.Workspace;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.change.RenameGuess;
import org.schemawright.migration.change.Renaming;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectRef;

/** Two sides, what differs between them, and what of it is taken into a revision. */
public final class CompareModel {

    private static final int MOST_TOLD = 3;

    private final Workspace workspace;
    private final Comparisons comparisons;
    private final RevisionMaking making;
    private final SideModel left;
    private final SideModel right;
    private final ReadOnlyObjectWrapper<CompareState> state = new ReadOnlyObjectWrapper<>(new CompareState.Nothing());
    private final ReadOnlyObjectWrapper<Set<Difference>> taken = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<RenameGuess>> apart = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final InvalidationListener onSchema = property -> lookIfStale();
    private final BooleanProperty keeps = new SimpleBooleanProperty(true);
    /** What a person has said to be renamed, whether or not that is compared yet. */
    private List<Renaming> renames = List.of();

    private @Nullable ComparedSide from;
    private @Nullable ComparedSide to;
    private @Nullable RunningTask task;

    /** A comparison that begins with the open database as its first side. */
    public CompareModel(Workspace workspace, OtherDatabases others) {
        this.workspace = workspace;
        this.comparisons = workspace.migrations().comparisons();
        this.making = new RevisionMaking(comparisons);
        keeps.addListener(property -> making.stopPlanning());
        this.left = new SideModel(workspace, others, SideModel.Kind.PRESENT);
        this.right = new SideModel(workspace, others, SideModel.Kind.OTHER);
    }

    // Properties

    /** What is. */
    SideModel left() {
        return left;
    }

    /** What is wanted. */
    SideModel right() {
        return right;
    }

    ReadOnlyObjectProperty<CompareState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The differences that are ticked. */
    ReadOnlyObjectProperty<Set<Difference>> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** Pairs of which a person has said that they are two things. */
    ReadOnlyObjectProperty<Set<RenameGuess>> apartProperty() {
        return apart.getReadOnlyProperty();
    }

    /** What was ticked along, or no longer, because of the last tick; empty where nothing was. */
    ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Why no revision was made; null where nothing went wrong. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return making.problem.getReadOnlyProperty();
    }

    /** The revision that was made of what was compared last; null for none. */
    ReadOnlyObjectProperty<@Nullable MadeRevision> madeProperty() {
        return making.made.getReadOnlyProperty();
    }

    /** Whether a revision is being planned or made. */
    ReadOnlyBooleanProperty workingProperty() {
        return making.working.getReadOnlyProperty();
    }

    /** Whether the values that a revision takes away are kept beside, for the way back. */
    BooleanProperty keepsProperty() {
        return keeps;
    }

    /** Whether the open database is another one since it was compared. */
    ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** What differs; null while nothing was compared. */
    @Nullable
    Found found() {
        return state.get() instanceof CompareState.Compared compared ? compared.found() : null;
    }

    /** What a revision waits for, as a sentence; empty where it can be made. */
    String waitsFor() {
        Found found = found();
        if (found == null) {
            return "";
        }
        if (!(from instanceof ComparedSide.Present)) {
            return "A revision starts from this database: choose it as the first side.";
        }
        if (!workspace.database().readOnlyReason().isEmpty()) {
            return workspace.database().readOnlyReason();
        }
        if (stale.get()) {
            return "The database has changed since it was compared. Compare again.";
        }
        if (taken.get().isEmpty() && found.renames().isEmpty()) {
            return "Tick what the revision takes.";
        }
        long open = found.guesses().stream().filter(this::isOpen).count();
        return open == 0
                ? ""
                : "Say first what was renamed: " + NumberWords.count(open, "question") + (open == 1 ? " is" : " are")
                        + " open above.";
    }

    /** Whether it matters, and nobody has said, whether two things are the same. */
    boolean isOpen(RenameGuess guess) {
        return !apart.get().contains(guess)
                && taken.get().stream()
                        .map(Difference::object)
                        .anyMatch(object -> object.equals(guess.from())
                                || object.equals(guess.to())
                                // A value of an enum is no difference of its own.
                                || object.equals(ObjectRef.of(
                                        guess.from().kind(), guess.from().name())));
    }

    /** How many steps are taken: ticked differences and renames. */
    int steps() {
        Found found = found();
        return found == null ? 0 : taken.get().size() + found.renames().size();
    }

    /** The steps as sentences. */
    List<String> words() {
        Found found = found();
        return found == null ? List.of() : found.words(taken.get());
    }

    /** The SQL of an object on the first side; empty where it has none. */
    String before(ObjectRef object) {
        Found found = found();
        return found == null ? "" : comparisons.definition(object, found.start());
    }

    /** The SQL of an object on the second side; empty where it has none. */
    String after(ObjectRef object) {
        Found found = found();
        return found == null ? "" : comparisons.definition(object, found.read().after());
    }

    // Commands

    /** Follows the schema of the open database. */
    void start() {
        workspace.schemaProperty().addListener(onSchema);
        lookIfStale();
    }

    void stop() {
        workspace.schemaProperty().removeListener(onSchema);
    }

    /** Reads both sides and compares them. */
    void compare() {
        if (!left.missing().isEmpty() || !right.missing().isEmpty()) {
            return;
        }
        cancel();
        making.forget();
        told.set("");
        apart.set(Set.of());
        renames = List.of();
        ComparedSide first = left.side();
        ComparedSide second = right.side();
        from = first;
        to = second;
        state.set(new CompareState.Comparing("Comparing " + first.words() + " with " + second.words()));
        task = comparisons
                .read(
                        first,
                        second,
                        read -> Found.of(read, List.of(), comparisons::differences),
                        found -> {
                            taken.set(Set.copyOf(found.differences()));
                            stale.set(false);
                            state.set(new CompareState.Compared(found));
                        },
                        what -> state.set(new CompareState.Failed(what)))
                .onCancelled(() -> state.set(new CompareState.Nothing()));
    }

    /** Stops comparing or planning. */
    void cancel() {
        if (task != null) {
            task.cancel();
        }
        making.cancel();
    }

    /** Ticks differences, with what they need; or takes the ticks away, with those of what needs them. */
    void tick(Collection<Difference> chosen, boolean tick) {
        Found found = found();
        if (found == null) {
            return;
        }
        Set<Difference> reached =
                tick ? found.needs().with(chosen) : found.needs().needing(chosen);
        Set<Difference> next = new LinkedHashSet<>(taken.get());
        List<Difference> along = reached.stream()
                .filter(each -> !chosen.contains(each) && next.contains(each) != tick)
                .toList();
        if (tick) {
            next.addAll(reached);
        } else {
            next.removeAll(reached);
        }
        told.set(tell(along, tick));
        making.forget();
        taken.set(Set.copyOf(next));
    }

    private static String tell(List<Difference> along, boolean tick) {
        if (along.isEmpty()) {
            return "";
        }
        String names = String.join(
                ", ", along.stream().limit(MOST_TOLD).map(SchemaWords::name).toList());
        int more = along.size() - MOST_TOLD;
        String all = names + (more > 0 ? " and " + more + " more" : "");
        return tick
                ? "Ticked too, because it needs it: " + all + "."
                : "No longer ticked, for want of it: " + all + ".";
    }

    /** Says that two things are one under another name. */
    void rename(RenameGuess guess) {
        Found found = found();
        if (found != null) {
            List<Renaming> all = new ArrayList<>(renames);
            guess.renaming().ifPresent(all::add);
            compareAgain(found, all);
        }
    }

    /** Says that two things are two. */
    void keepApart(RenameGuess guess) {
        Set<RenameGuess> all = new HashSet<>(apart.get());
        all.add(guess);
        apart.set(Set.copyOf(all));
    }

    /** Takes an answer back: it is a question again. */
    void ask(RenameGuess guess) {
        Set<RenameGuess> all = new HashSet<>(apart.get());
        all.remove(guess);
        apart.set(Set.copyOf(all));
    }

    /** Takes back that something was renamed. */
    void ask(Renaming rename) {
        Found found = found();
        if (found != null) {
            compareAgain(
                    found, renames.stream().filter(each -> !each.equals(rename)).toList());
        }
    }

    /** Plans what is ticked; no answer comes where something else is ticked meanwhile. */
    void plan(Consumer<MigrationPlan> onPlan) {
        Found found = found();
        if (found == null || !waitsFor().isEmpty() || making.working.get()) {
            return;
        }
        Set<Difference> chosen = taken.get();
        boolean kept = keeps.get();
        making.plan(
                found,
                chosen,
                kept,
                () -> found() == found && taken.get().equals(chosen) && keeps.get() == kept,
                onPlan);
    }

    /** Makes a revision of a plan. */
    void generate(MigrationPlan plan, String message) {
        making.generate(plan, message);
    }

    private void compareAgain(Found before, List<Renaming> wished) {
        renames = wished;
        Set<Difference> left = new HashSet<>(before.differences());
        left.removeAll(taken.get());
        told.set("");
        making.forget();
        task = comparisons
                .work(
                        () -> Found.of(before.read(), wished, comparisons::differences),
                        found -> {
                            Set<Difference> next = new HashSet<>(found.differences());
                            next.removeAll(found.needs().needing(left));
                            taken.set(Set.copyOf(next));
                            state.set(new CompareState.Compared(found));
                        },
                        making.problem::set)
                .onCancelled(() -> stopped(before, wished));
    }

    /** What was said of renames was not compared, and holds no more. */
    private void stopped(Found before, List<Renaming> wished) {
        if (renames == wished) {
            renames = before.renames();
        }
    }

    private void lookIfStale() {
        Found found = found();
        boolean isFirst = from instanceof ComparedSide.Present;
        if (found != null && (isFirst || to instanceof ComparedSide.Present)) {
            DatabaseSchema seen = isFirst ? found.read().before() : found.read().after();
            stale.set(!workspace.schemaProperty().get().structure().equals(seen.structure()));
        }
    }
}
