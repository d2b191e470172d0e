package org.schemawright.desktop.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.rows.RawText;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.desktop.task.DirectBackground;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Generated;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TriggerState;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

class ChangeJournalTest {

    private static final String DATABASE = "sqlite:/books.sqlite";
    private static final ObjectName BOOK = new ObjectName("public", "a \"book\"");
    private static final List<Column> COLUMNS = List.of(
            Column.of("id", ColumnType.of("INTEGER", TypeKind.INTEGER), false),
            Column.of("über", ColumnType.of("TEXT", TypeKind.TEXT), true));

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void everyKindOfValueComesBackAsWhatItWas() throws Exception {
        List<@Nullable Object> values = Arrays.asList(
                null,
                "",
                "text with \n and \"quotes\" and 🎈 and \uD800",
                Long.MIN_VALUE,
                7,
                (short) 7,
                0.1,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                0.1f,
                new BigDecimal("1.500"),
                new BigDecimal("1E+400"),
                true,
                UUID.fromString("7f1c2a9e-0d4b-4c1e-9a53-2b6f0e8d1c47"),
                new byte[] {0, -1, 10},
                new byte[0],
                new RawText(new byte[] {'a', -1}),
                new LargeValue("begins", 10_000_000),
                new LargeValue(new byte[] {1}, -1));
        Map<String, @Nullable Object> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byColumn.put("column " + i, values.get(i));
        }
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        changes.insert(BOOK, byColumn);
        Row row = new Row(new RowKey(List.of(1L, new byte[] {1})), COLUMNS, Arrays.asList(1L, null), "4711");
        changes.setCell(BOOK, row, "über", "gone");
        changes.delete(BOOK, row(2));

        Leftover left = afterCrash();

        RowChange.Insert insert = (RowChange.Insert) left.rows().getFirst();
        assertThat(insert.values().keySet()).containsExactlyElementsOf(byColumn.keySet());
        for (String column : byColumn.keySet()) {
            assertThat(insert.values().get(column)).as(column).isEqualTo(byColumn.get(column));
        }
        assertThat(left.rows().subList(1, 3)).isEqualTo(changes.rowChanges().subList(1, 3));
        assertThat(left.whole()).isTrue();
        journal.close();
    }

    @Test
    void everyKindOfSchemaChangeComesBack() throws Exception {
        Column full = new Column(
                "n",
                ColumnType.of("numeric(8,2)", TypeKind.DECIMAL),
                false,
                new DefaultValue("'1'"),
                new Generated("a + 1", true),
                new Identity(Identity.Kind.ALWAYS, "START 5"),
                "\"de_DE\"",
                "about it",
                "EXTERNAL");
        ForeignKey key = ForeignKey.of("fk", List.of("n"), BOOK, List.of("id"));
        Index index = new Index("ix", true, List.of(Index.Part.of("n")), "n > 1", null, "gin", false);
        Table table = new Table(
                BOOK,
                TableKind.ORDINARY,
                List.of(full),
                List.of(
                        new PrimaryKey("pk", List.of("n"), "INCLUDE (m)"),
                        new UniqueKey(null, List.of("n")),
                        new CheckConstraint("ck", "n > 0"),
                        new OtherConstraint("ex", "EXCLUDE USING gist (n WITH =)"),
                        key),
                List.of(index),
                Set.of("UNLOGGED"),
                "comment",
                null,
                -1);
        List<Change> all = List.of(
                new Change.CreateTable(table, List.of(new Trigger("t", BOOK, "CREATE TRIGGER t"))),
                new Change.DropTable(BOOK),
                new Change.RenameTable(BOOK, "other"),
                new Change.AddColumn(BOOK, full, null, key),
                new Change.DropColumn(BOOK, "n"),
                new Change.RenameColumn(BOOK, "n", "m"),
                new Change.AlterColumn(BOOK, full, full.withName("x"), "'?'"),
                new Change.OrderColumns(BOOK, List.of("n", "m"), List.of("m", "n")),
                new Change.AddConstraint(BOOK, key),
                new Change.DropConstraint(BOOK, table.constraints().getFirst()),
                new Change.CreateIndex(BOOK, index),
                new Change.DropIndex(BOOK, index),
                new Change.ReplaceObject(
                        new Trigger("t", BOOK, "CREATE TRIGGER t", TriggerState.DISABLED), null, List.of()),
                new Change.ReplaceObject(
                        new Routine(BOOK, ObjectKind.FUNCTION, "integer", "text", "CREATE FUNCTION book"),
                        new View(BOOK, true, List.of(full), "SELECT 1", "gone", List.of(index), Set.of("WITH NO DATA")),
                        List.of(new Dependency(
                                ObjectRef.of(ObjectKind.MATERIALIZED_VIEW, BOOK),
                                new ObjectRef(ObjectKind.COLUMN, BOOK, "n")))));
        // The renames have an interface of their own between.
        assertThat(all.stream().map(Object::getClass).distinct())
                .as("every kind there is")
                .hasSize(Change.class.getPermittedSubclasses().length
                        - 1
                        + Change.Rename.class.getPermittedSubclasses().length);
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        all.forEach(changes::addSchemaChange);

        List<Change> left = afterCrash().schemaChanges();
        assertThat(left).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(left.get(i)).isEqualTo(all.get(i));
        }
        journal.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsPendingOutlivesACrash(long seed) throws Exception {
        Random random = new Random(seed);
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        for (int i = 0; i < 300; i++) {
            command(changes, random);
            if (random.nextInt(20) == 0) {
                Leftover left = afterCrash();
                assertThat(withoutNumbers(left.rows())).isEqualTo(withoutNumbers(changes.rowChanges()));
                assertThat(left.schemaChanges()).isEqualTo(changes.schemaChanges());
            }
            if (random.nextInt(40) == 0) {
                List<RowChange> before = changes.rowChanges();
                List<Change> schema = changes.schemaChanges();
                journal.close();
                changes = new ChangeSet();
                journal = ChangeJournal.open(folder, DATABASE);
                journal.follow(changes, new DirectBackground(), ChangeJournalTest::fail);
                changes.restore(journal.leftover());
                assertThat(withoutNumbers(changes.rowChanges())).isEqualTo(withoutNumbers(before));
                assertThat(changes.schemaChanges()).isEqualTo(schema);
            }
        }
        changes.discardAll();
        journal.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLineThatWasCutOffDoesNotCount() throws Exception {
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        changes.setCell(BOOK, row(1), "über", "kept");
        List<RowChange> kept = changes.rowChanges();
        changes.setCell(BOOK, row(2), "über", "cut off");
        journal.close();
        Path file = onlyFile();
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 5));

        ChangeJournal again = ChangeJournal.open(folder, DATABASE);
        assertThat(again.leftover().rows()).isEqualTo(kept);
        assertThat(again.leftover().whole()).isTrue();
        ChangeSet restored = new ChangeSet();
        again.follow(restored, new DirectBackground(), ChangeJournalTest::fail);
        restored.restore(again.leftover());
        restored.undo();
        restored.redo();
        assertThat(afterCrash().rows()).isEqualTo(kept);
        again.close();
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestComesBack() throws Exception {
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        changes.setCell(BOOK, row(1), "über", "kept");
        journal.close();
        Files.writeString(onlyFile(), "{\"rows\":{\"7\":{\"table\"\n", StandardOpenOption.APPEND);

        try (ChangeJournal again = ChangeJournal.open(folder, DATABASE)) {
            assertThat(again.leftover().rows()).hasSize(1);
            assertThat(again.leftover().whole()).isFalse();
            assertThat(again.keepAside()).content().contains("kept");
        }
    }

    @Test
    void rowsOnTheirWayAreToldApart() throws Exception {
        ChangeSet changes = new ChangeSet();
        ChangeJournal journal = following(changes);
        changes.setCell(BOOK, row(1), "über", "x");
        List<RowChange> sent = changes.sendRows();
        assertThat(afterCrash().sent()).isTrue();
        changes.rowsKept();
        assertThat(afterCrash().sent()).isFalse();
        changes.sendRows();
        changes.rowsApplied(sent);
        assertThat(afterCrash().isEmpty()).isTrue();
        journal.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void twoWindowsKeepWhatIsPendingEachForItself() throws Exception {
        ChangeSet one = new ChangeSet();
        ChangeJournal first = following(one);
        one.setCell(BOOK, row(1), "über", "first");
        ChangeSet two = new ChangeSet();
        ChangeJournal second = following(two);
        assertThat(second.leftover().isEmpty()).as("what the first one holds").isTrue();
        two.setCell(BOOK, row(2), "über", "second");
        first.close();
        second.close();

        try (ChangeJournal again = ChangeJournal.open(folder, DATABASE);
                ChangeJournal more = ChangeJournal.open(folder, DATABASE)) {
            assertThat(again.leftover().rows()).isEqualTo(one.rowChanges());
            assertThat(more.leftover().rows()).isEqualTo(two.rowChanges());
        }
    }

    private ChangeJournal following(ChangeSet changes) throws IOException {
        ChangeJournal journal = ChangeJournal.open(folder, DATABASE);
        journal.follow(changes, new DirectBackground(), ChangeJournalTest::fail);
        return journal;
    }

    /** What another program would find if this one were killed now. */
    private Leftover afterCrash() throws IOException {
        Path crash = Files.createTempDirectory(elsewhere, "crash");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, crash.resolve(file.getFileName()));
            }
        }
        try (ChangeJournal found = ChangeJournal.open(crash, DATABASE)) {
            return found.leftover();
        }
    }

    private static void fail(Problem problem) {
        throw new AssertionError(problem.toString());
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void command(ChangeSet changes, Random random) {
        int id = random.nextInt(8);
        switch (random.nextInt(10)) {
            case 0 -> changes.insert(BOOK, Map.of("id", (long) id));
            case 1 -> changes.delete(BOOK, row(id));
            case 2 -> changes.undo();
            case 3 -> changes.redo();
            case 4 ->
                changes.rowChanges().stream()
                        .skip(random.nextInt(4))
                        .findFirst()
                        .ifPresent(changes::revert);
            case 5 -> changes.addSchemaChange(new Change.RenameTable(BOOK, "n" + id));
            case 6 -> {
                if (random.nextInt(5) == 0) {
                    changes.discardAll();
                }
            }
            case 7 -> {
                List<RowChange> sent = changes.sendRows();
                if (random.nextInt(4) == 0) {
                    changes.rowsApplied(sent);
                } else {
                    changes.rowsKept();
                }
            }
            default -> changes.setCell(BOOK, row(id), "über", "v" + random.nextInt(4));
        }
    }

    private static List<RowChange> withoutNumbers(List<RowChange> rows) {
        return rows.stream()
                .map(row -> row instanceof RowChange.Insert(ObjectName table, long id, Map<String, Object> values)
                        ? new RowChange.Insert(table, 0, values)
                        : row)
                .toList();
    }

    private static Row row(int id) {
        return new Row(new RowKey(List.of((long) id)), COLUMNS, Arrays.asList((long) id, "old"), null);
    }
}
