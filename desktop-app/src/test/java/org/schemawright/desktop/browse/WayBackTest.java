package org.schemawright.desktop.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemawright.desktop.changeset.RowChange;
import org.schemawright.desktop.orm.DeleteEffect;
import org.schemawright.desktop.rows.Row;
import org.schemawright.desktop.rows.RowKey;
import org.schemawright.migration.MigrationEngine;
import org.schemawright.migration.change.Change;
import org.schemawright.migration.plan.MigrationPlan;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.sqlite.SqliteDialect;

class WayBackTest {

    private static final ObjectName BOOK = ObjectName.of("book");
    private static final Column ID = Column.of("id", ColumnType.of("INTEGER", TypeKind.INTEGER), false);
    private static final Row ROW = new Row(new RowKey(List.of(1L)), List.of(ID), List.of(1L), null);

    @Test
    void rowsThatGoAlongAreSaidBefore() {
        WayBack way = WayBack.of(
                referredTo(ReferentialAction.CASCADE), List.of(new RowChange.Delete(BOOK, ROW)), null, Along.COUNTING);

        assertThat(way.whole()).isFalse();
        assertThat(way.words()).contains("Rows of shelf").contains("deleted along");
    }

    @Test
    void referencesThatAreLostAreSaidBefore() {
        WayBack way = WayBack.of(
                referredTo(ReferentialAction.SET_NULL), List.of(new RowChange.Delete(BOOK, ROW)), null, Along.COUNTING);

        assertThat(way.whole()).isFalse();
        assertThat(way.words()).contains("lose that reference");
    }

    @Test
    void whatTheDatabaseWouldRefuseAnywayIsNoLoss() {
        WayBack way = WayBack.of(
                referredTo(ReferentialAction.RESTRICT), List.of(new RowChange.Delete(BOOK, ROW)), null, Along.COUNTING);

        assertThat(way.whole()).isTrue();
    }

    @Test
    void anEditLosesNothing() {
        WayBack way = WayBack.of(
                referredTo(ReferentialAction.CASCADE),
                List.of(new RowChange.Update(BOOK, ROW, Map.of("title", "Emma"))),
                null,
                Along.NOTHING);

        assertThat(way.whole()).isTrue();
    }

    @Test
    void aDeleteThatIsForbiddenDoesNotHideWhatTheSchemaChangesLose() {
        DatabaseSchema schema = referredTo(ReferentialAction.RESTRICT);
        Along forbidden = Along.of(
                List.of(new DeleteEffect(BOOK, DeleteEffect.Kind.FORBIDS, ObjectName.of("shelf"), "id", 1, false)));
        MigrationPlan plan = new MigrationEngine(new SqliteDialect())
                .plan(schema, List.of(new Change.DropTable(ObjectName.of("shelf"))), false);

        WayBack way = WayBack.of(schema, List.of(new RowChange.Delete(BOOK, ROW)), plan, forbidden);

        assertThat(way.words())
                .startsWith("Rows that refer to what is deleted keep all row changes from being applied.")
                .contains("shelf");
        assertThat(way.none()).isTrue();
        assertThat(way.title()).isEqualTo("There is no way back.");
    }

    @Test
    void newRowsWouldBeDeletedAgainAndARefusedDeleteHasNothingToTakeBack() {
        DatabaseSchema schema = referredTo(ReferentialAction.RESTRICT);
        RowChange added = new RowChange.Insert(BOOK, 1, Map.of("title", "Emma"));
        assertThat(WayBack.of(schema, List.of(added), null, Along.NOTHING).words())
                .isEqualTo("SQL back says how the new rows would be deleted again.");

        DeleteEffect forbids =
                new DeleteEffect(BOOK, DeleteEffect.Kind.FORBIDS, ObjectName.of("shelf"), "id", 1, false);
        WayBack refused =
                WayBack.of(schema, List.of(new RowChange.Delete(BOOK, ROW)), null, Along.of(List.of(forbids)));
        assertThat(refused.title()).isEqualTo("Nothing will happen as it is.");
        assertThat(refused.whole()).isFalse();
    }

    private static DatabaseSchema referredTo(ReferentialAction onDelete) {
        ForeignKey key = new ForeignKey(
                null, List.of("id"), BOOK, List.of("id"), ReferentialAction.NO_ACTION, onDelete, false, false);
        return DatabaseSchema.empty(null)
                .withTables(Stream.of(
                        Table.draft(BOOK, List.of(ID), List.of()),
                        Table.draft(ObjectName.of("shelf"), List.of(ID), List.of(key))));
    }
}
