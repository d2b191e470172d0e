package org.schemawright.migration.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.schema.Constraint;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/** What keys, indexes and tables say besides their columns survives changes, and comes back with them. */
class PostgresqlOptionsWayBackTest {

    private static final ObjectName STOCK = BookshopDatabase.in("stock");

    private BookshopDatabase shop;

    @BeforeEach
    void create() throws SQLException {
        shop = new BookshopDatabase();
        shop.execute("""
                CREATE TABLE stock (
                    id integer GENERATED ALWAYS AS IDENTITY (START WITH 5),
                    code text, note text, author integer, place text,
                    CONSTRAINT stock_pk PRIMARY KEY (id) INCLUDE (note) DEFERRABLE,
                    CONSTRAINT codes UNIQUE NULLS NOT DISTINCT (code) WITH (fillfactor='70'),
                    CONSTRAINT positive CHECK (id > 0) NO INHERIT,
                    CONSTRAINT by_author FOREIGN KEY (author) REFERENCES author (id) MATCH FULL
                        ON DELETE SET NULL (author) DEFERRABLE) WITH (fillfactor='60');
                ALTER TABLE stock ALTER note SET STORAGE EXTERNAL, ALTER note SET STATISTICS 9,
                    ADD CONSTRAINT long_code CHECK (length(code) > 2) NOT VALID,
                    ENABLE ROW LEVEL SECURITY, REPLICA IDENTITY FULL;
                CREATE INDEX placed ON stock (place text_pattern_ops DESC) INCLUDE (note);
                CREATE POLICY mine ON stock AS RESTRICTIVE FOR UPDATE USING (place <> '');
                CREATE RULE quiet AS ON DELETE TO stock DO INSTEAD NOTHING;
                ALTER TABLE stock DISABLE RULE quiet;
                CREATE STATISTICS together ON code, note FROM stock;
                """);
    }

    @AfterEach
    void drop() {
        shop.close();
    }

    @Test
    void aTableComesBackWithAllThatBelongsToIt() throws SQLException {
        shop.upAndDown(new Change.DropTable(STOCK));

        assertThat(shop.reflect().others()).extracting(o -> o.kind()).contains(ObjectKind.POLICY, ObjectKind.RULE);
    }

    @Test
    void aColumnThatKeysAndIndexesIncludeTakesThemAlongAndBringsThemBack() throws SQLException {
        shop.upAndDown(() -> assertThat(stock().primaryKey()).isEmpty(), new Change.DropColumn(STOCK, "note"));

        assertThat(stock().indexes()).hasSize(1);
    }

    @Test
    void renamesAreFollowedByListsOfColumnsPoliciesAndStatistics() throws SQLException {
        shop.upAndDown(new Change.RenameColumn(STOCK, "note", "remark of it"));
        shop.upAndDown(new Change.RenameColumn(STOCK, "author", "writer"));
        shop.upAndDown(new Change.RenameColumn(STOCK, "place", "Shelf"));
        shop.upAndDown(new Change.RenameTable(STOCK, "store room"));
    }

    @Test
    void constraintsThatAreDroppedComeBackAsTheyWere() throws SQLException {
        for (Constraint constraint : stock().constraints()) {
            shop.upAndDown(new Change.DropConstraint(STOCK, constraint));
        }
    }

    @Test
    void aDraftKnowsWhoNeedsWhomByTheNewNames() throws SQLException {
        shop.execute("CREATE VIEW places AS SELECT place FROM stock");
        ObjectRef view = ObjectRef.of(ObjectKind.VIEW, BookshopDatabase.in("places"));
        var plan = shop.plan(new Change.RenameColumn(STOCK, "place", "shelf"), new Change.RenameTable(STOCK, "store"));

        assertThat(plan.after().dependencies())
                .filteredOn(dependency -> dependency.user().equals(view))
                .extracting(dependency -> dependency.used())
                .containsExactlyInAnyOrder(
                        ObjectRef.of(ObjectKind.TABLE, BookshopDatabase.in("store")),
                        new ObjectRef(ObjectKind.COLUMN, BookshopDatabase.in("store"), "shelf"));
    }

    private Table stock() throws SQLException {
        return shop.reflect().table(STOCK).orElseThrow();
    }
}
