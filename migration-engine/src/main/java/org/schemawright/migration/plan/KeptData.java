package org.schemawright.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.SchemaDiffer;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/** What a plan takes away: what of it is kept, and what is lost. */
public final class KeptData {

    /** Nothing is kept, and nobody asks what is lost. */
    public static final KeptData NONE = new KeptData(null, false, DatabaseSchema.empty(null), 0);

    private final @Nullable KeptWriter writer;
    private final boolean keeps;
    private final DatabaseSchema before;
    private final int first;
    private final List<KeptRows> kept = new ArrayList<>();
    private final List<KeptCount> counts = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    /** @param why behind “because” */
    private record Loss(KeptRows rows, String why) {}

    private KeptData(@Nullable KeptWriter writer, boolean keeps, DatabaseSchema before, int first) {
        this.before = before;
        this.writer = writer;
        this.keeps = keeps;
        this.first = first;
    }

    /**
     * What is there before and not afterwards.
     *
     * @param left afterwards, with the names from before where something is renamed
     * @param keeping how things are kept
     * @param first the number of the first side table
     */
    static KeptData of(DatabaseSchema before, DatabaseSchema left, Keeping keeping, int first) {
        KeptWriter writer = keeping.writer();
        KeptData data = new KeptData(writer, keeping.keeps(), before, first);
        if (writer != null) {
            before.tables().forEach(table -> data.compare(table, left));
            data.count(left);
        }
        return data;
    }

    private void compare(Table table, DatabaseSchema left) {
        Table found = left.table(table.name()).orElse(null);
        boolean elsewhere = table.kind() == TableKind.PARTITIONED || table.kind() == TableKind.FOREIGN;
        boolean ofModule = found != null && (table.kind() == TableKind.VIRTUAL || found.kind() == TableKind.VIRTUAL);
        Table stays = ofModule && isChanged(table, left) ? null : found;
        List<String> columns = table.columns().stream()
                .filter(column -> column.generated() == null)
                .map(Column::name)
                .filter(column -> stays == null || goes(table, stays, column, left))
                .toList();
        if (elsewhere || columns.isEmpty() || writer == null) {
            return;
        }
        List<String> formless = columns.stream()
                .filter(column -> stays != null && isOfOtherForm(table, stays, column, left))
                .toList();
        if (!formless.isEmpty()) {
            KeptRows rows = new KeptRows(table.name(), table, stays, formless);
            losses.add(new Loss(rows, keeps ? "their type has another form meanwhile" : "they are not kept"));
        }
        keep(table, stays, columns.stream().filter(c -> !formless.contains(c)).toList(), writer, left);
    }

    private void keep(
            Table table, @Nullable Table stays, List<String> columns, KeptWriter writer, DatabaseSchema left) {
        if (columns.isEmpty()) {
            return;
        }
        String name = KeptRows.PREFIX + KeptRows.NO_REVISION + "_" + (first + kept.size()) + "_"
                + table.name().name();
        KeptRows rows = new KeptRows(writer.side(name, left), table, stays, columns);
        Optional<String> obstacle = keeps ? writer.obstacle(rows) : Optional.of("they are not kept");
        obstacle.ifPresentOrElse(why -> losses.add(new Loss(rows, why)), () -> kept.add(rows));
    }

    private void count(DatabaseSchema left) {
        if (writer == null || !keeps) {
            return;
        }
        for (KeptCount count : writer.counts(before, left, all())) {
            String name = KeptRows.PREFIX + KeptRows.NO_REVISION + "_" + (first + size()) + "_"
                    + count.counter().name();
            counts.add(new KeptCount(writer.side(name, left), count.counter(), count.column()));
        }
    }

    private boolean goes(Table table, Table stays, String name, DatabaseSchema left) {
        Column same = stays.column(name).filter(c -> c.generated() == null).orElse(null);
        Column column = table.column(name).orElseThrow();
        return same == null
                || writer != null
                        && (!column.type().equals(same.type()) || MadeTypes.mayLose(column.type(), before, left))
                        && writer.loses(new Change.AlterColumn(table.name(), column, same), before, left);
    }

    private boolean isOfOtherForm(Table table, Table stays, String name, DatabaseSchema left) {
        ColumnType type = table.column(name).orElseThrow().type();
        return stays.column(name)
                        .filter(same -> same.type().raw().equals(type.raw()))
                        .isPresent()
                && MadeTypes.isOfOtherForm(type, before, left);
    }

    /** The rows of a module are not led to another shape: the table is made anew. */
    private boolean isChanged(Table table, DatabaseSchema left) {
        return SchemaDiffer.differences(before, left).stream()
                .filter(difference -> difference.object().kind() != ObjectKind.TRIGGER)
                .anyMatch(difference -> difference.owner().equals(table.name()));
    }

    /** What is kept of a table, by the name it has before. */
    public Optional<KeptRows> of(ObjectName table) {
        return kept.stream().filter(rows -> rows.table().name().equals(table)).findFirst();
    }

    /** What is kept. */
    public List<KeptRows> all() {
        return List.copyOf(kept);
    }

    /** What is kept beside of how far things have counted. */
    public List<KeptCount> counts() {
        return List.copyOf(counts);
    }

    /** How many side tables there are. */
    int size() {
        return kept.size() + counts.size();
    }

    /** Whether something is gone for good. */
    boolean loses() {
        return !losses.isEmpty();
    }

    /** The statements that keep things, before anything goes. */
    List<Statement> keep() {
        return writer == null
                ? List.of()
                : Stream.concat(
                                kept.stream().flatMap(rows -> writer.keep(rows).stream()),
                                counts.stream().flatMap(count -> writer.keep(count).stream()))
                        .toList();
    }

    /** The statements that drop the side tables, after everything is put back. */
    List<Statement> letGo() {
        return writer == null
                ? List.of()
                : Stream.concat(
                                kept.stream().flatMap(rows -> writer.letGo(rows).stream()),
                                counts.stream().flatMap(count -> writer.letGo(count).stream()))
                        .toList();
    }

    /** Why there is no way back. */
    String lossWords() {
        Loss loss = losses.getFirst();
        return loss.rows().words() + " cannot come back, because " + loss.why()
                + ". This revision cannot be taken back.";
    }

    /**
     * The hazard as it is when things are kept.
     *
     * @param table the table by the name it has before
     */
    Hazard told(Hazard hazard, ObjectName table) {
        if (hazard.change() instanceof Change.AlterColumn alter && hazard.kind() == Hazard.Kind.CHANGES_VALUES) {
            return converted(hazard, alter, table);
        }
        boolean drops = hazard.change() instanceof Change.DropTable || hazard.change() instanceof Change.DropColumn;
        if (writer == null || hazard.kind() != Hazard.Kind.DELETES_DATA || !drops) {
            return hazard;
        }
        return told(
                hazard,
                rows -> concerns(rows.table(), table),
                loss -> what(hazard, loss.rows().words()) + " are gone for good, because " + loss.why()
                        + ". Going back is refused.",
                rows -> what(hazard, rows.words())
                        + " are kept in the database until they are purged. Going back puts them back."
                        + writer.caution(rows));
    }

    private Hazard converted(Hazard hazard, Change.AlterColumn alter, ObjectName table) {
        String values = "Values of " + alter.table() + "." + alter.after().name() + " are converted to "
                + alter.after().type().raw();
        return told(
                hazard,
                rows -> concerns(rows.table(), table) && isConverted(rows, alter),
                loss -> values + " for good: those of before are gone, because " + loss.why()
                        + ". Going back is refused.",
                rows -> values + ". Those of before are kept in the database until they are purged. Going back puts"
                        + " them back where nobody has changed the value since.");
    }

    /** In other words where it is about what is lost or kept; what is lost comes first. */
    private Hazard told(
            Hazard hazard, Predicate<KeptRows> isMeant, Function<Loss, String> lost, Function<KeptRows, String> back) {
        Optional<Hazard> gone = losses.stream()
                .filter(loss -> isMeant.test(loss.rows()))
                .findFirst()
                .map(loss -> new Hazard(hazard.kind(), hazard.change(), lost.apply(loss), hazard.rows()));
        return gone.orElseGet(() -> kept.stream()
                .filter(isMeant)
                .findFirst()
                .map(rows -> new Hazard(Hazard.Kind.KEEPS_DATA, hazard.change(), back.apply(rows), hazard.rows()))
                .orElse(hazard));
    }

    /** By the name after a rename or before it: what is said of one is said of the other. */
    private static boolean isConverted(KeptRows rows, Change.AlterColumn alter) {
        return rows.columns().stream()
                .filter(rows::isConverted)
                .anyMatch(column -> column.equals(alter.after().name())
                        || column.equals(alter.before().name()));
    }

    /** Whether it is the table, or one that has its columns from it, such as a partition. */
    private boolean concerns(Table own, ObjectName table) {
        return own.name().equals(table)
                || own.inheritance().parents().stream()
                        .flatMap(parent -> before.table(parent).stream())
                        .anyMatch(parent -> concerns(parent, table));
    }

    /** What goes, in words that begin a sentence. */
    static String what(Hazard hazard, String otherwise) {
        return switch (hazard.change()) {
            case Change.DropColumn drop -> "The values of " + drop.table() + "." + drop.column();
            case Change.DropTable drop -> "The rows of " + drop.table();
            default -> otherwise;
        };
    }
}
