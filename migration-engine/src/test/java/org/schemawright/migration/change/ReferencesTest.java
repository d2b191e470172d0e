package org.schemawright.migration.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Routine;
import org.schemawright.migration.sqlite.SqliteDialect;

class ReferencesTest {

    private static final ObjectName AUTHOR = ObjectName.of("author");
    private static final ObjectName BOOK = ObjectName.of("book");

    @Test
    void findsAllThatRefersToATable() throws Exception {
        assertThat(to(ObjectRef.of(ObjectKind.TABLE, AUTHOR)))
                .anyMatch(line -> line.startsWith("VIEW shelf ") && line.contains(": "))
                .anyMatch(line -> line.startsWith("TRIGGER author author_news: fires on it"))
                .anyMatch(line -> line.startsWith("TRIGGER book book_count: "))
                .contains("CONSTRAINT book book_author_fk: foreign key author_id, deletes with it")
                .contains("COLUMN book editor_id: foreign key editor_id")
                .contains("COLUMN review author_id: Guess: only its name says so")
                .noneMatch(line -> line.contains("author_name"))
                .noneMatch(line -> line.contains("prices"));
    }

    @Test
    void findsAllThatRefersToAColumn() throws Exception {
        assertThat(to(column(AUTHOR, "id")))
                .contains("TABLE author : primary key")
                .contains("CONSTRAINT book book_author_fk: foreign key author_id, deletes with it")
                .contains("COLUMN review author_id: Guess: only its name says so");
        assertThat(to(column(AUTHOR, "name")))
                .contains("INDEX author_name : indexes it")
                .contains("CONSTRAINT author named: check length(name) > 0")
                .contains("COLUMN author initial: is computed from it")
                .contains("TRIGGER author author_news: names it")
                .anyMatch(line -> line.startsWith("VIEW shelf "))
                .noneMatch(line -> line.contains("prices"));
        assertThat(to(column(BOOK, "author_id")))
                .contains("CONSTRAINT book book_author_fk: key to author")
                .noneMatch(line -> line.startsWith("TABLE"));
        assertThat(to(column(BOOK, "price"))).noneMatch(line -> line.contains("shelf"));
    }

    @Test
    void findsAllThatRefersToAView() throws Exception {
        assertThat(to(ObjectRef.of(ObjectKind.VIEW, ObjectName.of("shelf"))))
                .singleElement()
                .asString()
                .startsWith("VIEW front ");
    }

    @Test
    void believesTheCatalogAndGathersWhatItSaysOfOneUser() throws Exception {
        DatabaseSchema read = shop();
        ObjectRef shelf = ObjectRef.of(ObjectKind.VIEW, ObjectName.of("shelf"));
        ObjectRef body = new ObjectRef(ObjectKind.FUNCTION, ObjectName.of("retire"), "integer");
        DatabaseSchema schema = new DatabaseSchema(
                null,
                read.tables(),
                read.views(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Routine(
                        body.name(),
                        body.kind(),
                        "integer",
                        "void",
                        "CREATE FUNCTION retire(integer) RETURNS void LANGUAGE plpgsql AS $x$ BEGIN"
                                + " DELETE FROM author WHERE id = $1; END $x$")),
                List.of(),
                List.of(),
                List.of(
                        new Dependency(shelf, column(AUTHOR, "name")),
                        new Dependency(shelf, column(AUTHOR, "id")),
                        new Dependency(shelf, ObjectRef.of(ObjectKind.TABLE, BOOK))),
                List.of());

        assertThat(words(new References(schema).to(ObjectRef.of(ObjectKind.TABLE, AUTHOR))))
                .contains("VIEW shelf : reads id, name")
                .contains("FUNCTION retire integer: names it");
        assertThat(words(new References(schema).to(column(AUTHOR, "initial"))))
                .noneMatch(line -> line.contains("shelf"));
    }

    private static List<String> to(ObjectRef object) throws Exception {
        return words(new References(shop()).to(object));
    }

    private static List<String> words(List<Reference> references) {
        return references.stream()
                .map(r ->
                        r.from().kind() + " " + r.from().name() + " " + r.from().part() + ": " + r.why())
                .toList();
    }

    private static ObjectRef column(ObjectName table, String column) {
        return new ObjectRef(ObjectKind.COLUMN, table, column);
    }

    private static DatabaseSchema shop() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT, initial TEXT AS (substr(name, 1, 1)),"
                            + " CONSTRAINT named CHECK (length(name) > 0))",
                    "CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER, editor_id INTEGER REFERENCES author,"
                            + " price REAL, CONSTRAINT book_author_fk FOREIGN KEY (author_id) REFERENCES author (id)"
                            + " ON DELETE CASCADE)",
                    "CREATE TABLE review (id INTEGER PRIMARY KEY, author_id INTEGER)",
                    "CREATE INDEX author_name ON author (name)",
                    "CREATE VIEW shelf AS SELECT b.id, a.name FROM book b JOIN author a ON a.id = b.author_id",
                    "CREATE VIEW front AS SELECT * FROM shelf",
                    "CREATE VIEW prices AS SELECT price AS author FROM book",
                    "CREATE TRIGGER author_news AFTER UPDATE OF name ON author BEGIN SELECT 1; END",
                    "CREATE TRIGGER book_count AFTER INSERT ON book BEGIN UPDATE author SET name = name; END")) {
                statement.executeUpdate(sql);
            }
            return new MigrationEngine(new SqliteDialect()).reflect(connection);
        }
    }
}
