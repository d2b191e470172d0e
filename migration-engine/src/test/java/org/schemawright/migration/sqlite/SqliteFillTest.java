package org.schemawright.migration.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.change.ChangedSchema;
import org.schemawright.migration.plan.Hazard;
import org.schemawright.migration.plan.HazardRows;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.plan.Planner;
import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ObjectName;

/** Rows without a value get one before their column must have one. */
class SqliteFillTest {

    private static final ObjectName BOOK = ObjectName.of("book");

    @TempDir
    Path folder;

    private SqliteFile file;

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("books.sqlite"));
        file.run("CREATE TABLE author (id INTEGER PRIMARY KEY)");
        file.run("CREATE TABLE book (id INTEGER PRIMARY KEY, pages INT, author INTEGER REFERENCES author)");
        file.run("INSERT INTO author VALUES (1)");
        file.run("INSERT INTO book VALUES (1, 10, 1), (2, NULL, NULL)");
    }

    @AfterEach
    void close() throws SQLException {
        file.close();
    }

    private Change fill(String column, String value) throws SQLException {
        Column drawn = file.schema().table(BOOK).orElseThrow().column(column).orElseThrow();
        return new Change.AlterColumn(BOOK, drawn, drawn.notNull(), value);
    }

    private MigrationPlan plan(List<Change> changes) throws SQLException {
        return new Planner(new SqliteChangeWriter(), new SqliteMigrationWriter()).plan(file.schema(), changes);
    }

    private void run(List<Statement> statements) throws SQLException {
        file.run("BEGIN IMMEDIATE");
        try {
            for (Statement statement : statements) {
                file.run(statement.sql());
            }
        } catch (SQLException stopped) {
            file.run("ROLLBACK");
            throw stopped;
        }
        file.run("COMMIT");
    }

    @Test
    void theyAreFilledUnderTheNameThatTheColumnThenHas() throws SQLException {
        DatabaseSchema before = file.schema();
        List<Change> changes = new ArrayList<>(List.of(fill("pages", "288")));
        changes.add(new Change.RenameColumn(BOOK, "pages", "page_count"));
        changes.add(new Change.RenameTable(BOOK, "books"));
        MigrationPlan plan = plan(changes);
        assertThat(plan.hazards())
                .filteredOn(hazard -> hazard.kind() == Hazard.Kind.FILLS_ROWS)
                .singleElement()
                .satisfies(hazard -> {
                    assertThat(hazard.words())
                            .isEqualTo("Rows of book without a value in pages get 288. Going back leaves it there.");
                    assertThat(hazard.rows()).singleElement().isInstanceOf(HazardRows.Lacking.class);
                });
        assertThat(plan.hazards()).noneMatch(hazard -> hazard.kind() == Hazard.Kind.ROWS_MAY_BREAK_RULE);

        run(plan.up());
        assertThat(file.rows("SELECT page_count FROM books ORDER BY id")).containsExactly("10|", "288|");
        assertThat(SchemaWords.difference(file.schema(), plan.after())).isEmpty();
        run(plan.down());
        assertThat(file.rows("SELECT pages FROM book ORDER BY id")).containsExactly("10|", "288|");
        assertThat(SchemaWords.difference(file.schema(), before)).isEmpty();
    }

    @Test
    void aValueThatRefersToNothingStopsTheRun() throws SQLException {
        MigrationPlan plan = plan(List.of(fill("author", "99")));
        assertThatThrownBy(() -> run(plan.up())).hasMessageContaining("every row refers to a row that is there");
        run(plan(List.of(fill("author", "1"))).up());
        assertThat(file.rows("SELECT author FROM book ORDER BY id")).containsExactly("1|", "1|");
    }

    @Test
    void whatGoesOrIsNewNeedsNoValue() throws SQLException {
        MigrationPlan plan = plan(List.of(fill("pages", "1"), new Change.DropColumn(BOOK, "pages")));
        assertThat(plan.up()).noneMatch(statement -> statement.sql().startsWith("UPDATE \"book\""));
        assertThat(ChangedSchema.after(file.schema(), List.of(fill("pages", "1"))))
                .isEqualTo(ChangedSchema.after(
                        file.schema(),
                        List.of(fill("pages", "1")).stream()
                                .map(change -> (Change) new Change.AlterColumn(
                                        BOOK,
                                        ((Change.AlterColumn) change).before(),
                                        ((Change.AlterColumn) change).after()))
                                .toList()));
    }
}
