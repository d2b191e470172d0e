package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemawright.desktop.browse.BrowseFixture.column;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.ApplyOutcome;
import org.schemawright.desktop.rows.LargeValue;
import org.schemawright.desktop.workspace.Workspace;

class LargeCellsTest {

    @TempDir
    Path folder;

    private static final String[] SQLITE = {
        "create table t (id integer primary key, note text, data blob, name text)",
        "insert into t values (1, hex(zeroblob(50000)) || 'end', zeroblob(100000), 'a'), (2, 'small', null, 'b')"
    };

    private static final String[] POSTGRES = {
        "create table t (id int primary key, note text, data bytea, name text)",
        "insert into t values (1, repeat('0', 100000) || 'end', decode(repeat('00', 100000), 'hex'), 'a'),"
                + " (2, 'small', null, 'b')"
    };

    private static void apply(Workspace workspace) {
        List<ApplyOutcome> outcomes = new ArrayList<>();
        workspace.rowWork().apply(outcomes::add, problem -> {
            throw new AssertionError(problem.title());
        });
        assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Applied.class);
    }

    private static LargeCellModel open(RowGridModel model, String column) {
        return new LargeCellModel(model, model.row(0), column(model, column));
    }

    private static void editsAndKeeps(RowGridModel model) {
        assertThat(model.cell(0, column(model, "note")).value()).isInstanceOf(LargeValue.class);
        LargeCellModel note = open(model, "note");
        assertThat(note.hereProperty().get()).isTrue();
        assertThat(note.textProperty().get()).hasSize(100_003).endsWith("end");
        note.take();
        assertThat(model.workspace().changeSet().isEmpty()).as("only looked at").isTrue();
        note.textProperty().set(note.textProperty().get() + " and more");
        note.take();
        assertThat(model.workspace().changeSet().rowChanges().getFirst().before("note"))
                .as("can be brought back")
                .asString()
                .endsWith("end");
        apply(model.workspace());
    }

    @Test
    void aLargeTextIsEditedWhole() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, SQLITE)) {
            editsAndKeeps(db.grid("t"));
            assertThat(db.value("select length(note) || substr(note, -8) || length(data) || name from t where id = 1"))
                    .isEqualTo("100012and more100000a");
        }
        try (PostgresBrowse db = new PostgresBrowse(folder, POSTGRES)) {
            editsAndKeeps(db.grid("t"));
            assertThat(db.value("select length(note) || right(note, 8) || length(data) || name from t where id = 1"))
                    .isEqualTo("100012and more100000a");
        }
    }

    @Test
    void anotherCellOfTheRowIsEditedAndTheLargeOnesStay() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, SQLITE)) {
            RowGridModel model = db.grid("t");
            model.edits().type(model.row(0), column(model, "name"), "new");
            apply(db.workspace());
            assertThat(db.value("select length(note) || name from t where id = 1"))
                    .isEqualTo("100003new");
            assertThat(model.cell(0, column(model, "name")).value()).isEqualTo("new");
            db.elsewhere("update t set note = 'x' || substr(note, 2) where id = 1");
            model.edits().type(model.row(0), column(model, "name"), "newer");
            List<ApplyOutcome> outcomes = new ArrayList<>();
            db.workspace().rowWork().apply(outcomes::add, problem -> {});
            assertThat(outcomes).singleElement().isInstanceOf(ApplyOutcome.Conflict.class);
        }
    }

    @Test
    void aCopyOfARowHasItsLargeValuesWhole() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, SQLITE)) {
            RowGridModel model = db.grid("t");
            model.duplicateRow(0);
            apply(db.workspace());
            assertThat(db.value("select count(distinct note) || ' ' || count(distinct data) || ' ' || min(length(note))"
                            + " from t where id <> 2"))
                    .isEqualTo("1 1 100003");
        }
        try (PostgresBrowse db = new PostgresBrowse(folder, POSTGRES)) {
            RowGridModel model = db.grid("t");
            int added = model.duplicateRow(0);
            model.edits().type(model.row(added), column(model, "id"), "7");
            apply(db.workspace());
            assertThat(db.value("select count(distinct note) from t where id <> 2"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aTextThatIsNoUtf8StaysWhenItsRowIsEditedCopiedAndDeleted() throws Exception {
        try (BrowseFixture db = new BrowseFixture(
                folder,
                "create table t (id integer primary key, note text, name text)",
                "insert into t values (1, cast(x'61ff62' as text), 'a')")) {
            RowGridModel model = db.grid("t");
            model.edits().type(model.row(0), column(model, "name"), "new");
            apply(db.workspace());
            assertThat(db.value("select hex(note) || typeof(note) || name from t"))
                    .isEqualTo("61FF62textnew");
            model.duplicateRow(0);
            apply(db.workspace());
            assertThat(db.value("select count(*) || min(hex(note)) || min(typeof(note)) from t"))
                    .isEqualTo("261FF62text");
            model.edits().type(model.row(0), column(model, "note"), "typed");
            apply(db.workspace());
            assertThat(db.value("select note from t where id = 1")).isEqualTo("typed");
            model.deleteRows(List.of(1));
            apply(db.workspace());
            assertThat(db.value("select count(*) from t")).isEqualTo("1");
        }
    }

    @Test
    void sqlBackSaysWhatItCannotBringBack() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, SQLITE)) {
            RowGridModel model = db.grid("t");
            Object large =
                    Objects.requireNonNull(model.cell(0, column(model, "note")).value());
            assertThat(large.toString()).hasSize(LargeValue.BEGINNING + 1).endsWith("…");
            assertThat(new RowsBack(db.workspace().schemaProperty().get(), "sqlite")
                            .statements(List.of(new RowChange.Delete(
                                    model.name(),
                                    Objects.requireNonNull(model.row(0).base())))))
                    .singleElement()
                    .asString()
                    .startsWith("--")
                    .contains("note");
        }
    }

    @Test
    void aMillionCharactersArePastedAndTenMillionComeFromAFile() throws Exception {
        try (BrowseFixture db = new BrowseFixture(folder, SQLITE)) {
            RowGridModel model = db.grid("t");
            String million = "שלום 👋🏽 ".repeat(100_000);
            model.edits().type(model.row(1), column(model, "note"), million);
            apply(db.workspace());
            assertThat(Integer.parseInt(db.value("select length(note) from t where id = 2")))
                    .isEqualTo(million.codePointCount(0, million.length()));

            Path file = Files.writeString(folder.resolve("long.txt"), "x".repeat(10_000_000));
            LargeCellModel note = open(model, "note");
            note.load(file);
            assertThat(note.textEditable()).isFalse();
            assertThat(note.textProperty().get()).hasSize(LargeCellModel.SHOWN);
            note.take();
            apply(db.workspace());
            assertThat(db.value("select length(note) from t where id = 1")).isEqualTo("10000000");
            LargeCellModel again = open(model, "note");
            Path saved = folder.resolve("saved.txt");
            again.save(saved);
            again.take();
            assertThat(Files.size(saved)).isEqualTo(10_000_000);
            assertThat(db.workspace().changeSet().isEmpty()).isTrue();
        }
    }
}
