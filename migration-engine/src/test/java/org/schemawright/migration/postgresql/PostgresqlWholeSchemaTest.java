package org.schemawright.migration.postgresql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schemawright.migration.schema.CheckConstraint;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ColumnType;
import org.schemawright.migration.schema.CompositeType;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.DefaultValue;
import org.schemawright.migration.schema.Dependency;
import org.schemawright.migration.schema.DomainType;
import org.schemawright.migration.schema.ForeignKey;
import org.schemawright.migration.schema.Identity;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.Inheritance;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.ObjectNote;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.OtherConstraint;
import org.schemawright.migration.schema.OtherObject;
import org.schemawright.migration.schema.PrimaryKey;
import org.schemawright.migration.schema.RangeType;
import org.schemawright.migration.schema.ReferentialAction;
import org.schemawright.migration.schema.Sequence;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.Trigger;
import org.schemawright.migration.schema.TriggerState;
import org.schemawright.migration.schema.TypeKind;
import org.schemawright.migration.schema.UniqueKey;
import org.schemawright.migration.schema.View;

/** The options that few databases use, and all that is not a table. */
class PostgresqlWholeSchemaTest {

    private static TestPostgres.Database database;
    private static DatabaseSchema schema;

    @BeforeAll
    static void reflect() throws Exception {
        database = TestPostgres.create().execute(script("whole.sql"));
        try (var connection = database.open()) {
            schema = new PostgresqlDialect().schemaReader().read(connection);
        }
    }

    /** A script beside the tests. */
    static String script(String name) throws IOException {
        try (var resource = PostgresqlWholeSchemaTest.class.getResourceAsStream(name)) {
            return new String(requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void drop() throws Exception {
        database.execute("DROP OWNED BY reader_of_it", "DROP ROLE reader_of_it");
        database.close();
    }

    @Test
    void leavesNothingUnreadAndTheMembersOfExtensionsOut() {
        assertThat(schema.unread()).isEmpty();
        assertThat(schema.routines())
                .extracting(r -> r.kind().word() + " " + r.name() + "(" + r.arguments() + ") " + r.result())
                .containsExactly(
                        "function app.add_place(text, app.place) text",
                        "procedure clean(integer) ",
                        "function on_ddl() event_trigger",
                        "aggregate streets(app.place) text",
                        "function touch() trigger",
                        "function twice(integer) integer",
                        "function twice(text, text[]) SETOF text");
    }

    @Test
    void readsColumnsWithTheirNumberingAndStorage() {
        assertThat(column("item", "id").identity())
                .isEqualTo(new Identity(Identity.Kind.ALWAYS, "SEQUENCE NAME \"public\".\"my_numbers\" START WITH 7"));
        assertThat(column("item", "owned").identity()).isEqualTo(new Identity(Identity.Kind.SERIAL, "AS bigint"));
        assertThat(column("item", "small").identity()).isEqualTo(new Identity(Identity.Kind.SERIAL, "AS smallint"));
        assertThat(column("item", "free").defaultValue())
                .isEqualTo(new DefaultValue("(nextval('countdown'::regclass) + 1)"));
        assertThat(column("item", "code").collation()).isEqualTo("german");
        assertThat(column("item", "note").storage())
                .isEqualTo("EXTERNAL COMPRESSION pglz STATISTICS 42 (n_distinct='5')");
        assertThat(column("remote", "a").storage()).isEqualTo("OPTIONS (column_name 'A, \"x\"')");
        assertThat(column("item", "Where").type()).isEqualTo(ColumnType.of("app.place", TypeKind.OTHER));
        assertThat(column("item", "amount").type().kind()).isEqualTo(TypeKind.DECIMAL);
    }

    @Test
    void readsConstraintsWithAllTheySay() {
        assertThat(table("item").constraints())
                .containsExactly(
                        new PrimaryKey("item_pkey", List.of("id", "during"), "WITHOUT OVERLAPS"),
                        new UniqueKey(
                                "odd",
                                List.of("code"),
                                "NULLS NOT DISTINCT INCLUDE (note, \"Where\") WITH (fillfactor='70')"
                                        + " DEFERRABLE INITIALLY DEFERRED"),
                        new CheckConstraint("later", "twice(free) > 0", "NOT ENFORCED"),
                        new OtherConstraint("known", "EXCLUDE USING gist (at WITH &&) WHERE ((free > 1))"));
        assertThat(table("uses").constraints())
                .containsExactly(key("over_time", List.of("a", "during"), "item", List.of("id", "during"), "PERIOD"));
        assertThat(table("points").constraints())
                .containsExactly(
                        new ForeignKey(
                                "full_match",
                                List.of("a", "b"),
                                in("pair"),
                                List.of("a", "b"),
                                ReferentialAction.CASCADE,
                                ReferentialAction.SET_NULL,
                                true,
                                false,
                                "MATCH FULL ON DELETE SET NULL (\"b\")"),
                        key("unchecked", List.of("a", "b"), "pair", List.of("a", "b"), "NOT VALID"),
                        new OtherConstraint("filled", "NOT NULL a NOT VALID"));
    }

    @Test
    void readsIndexesPartByPart() {
        List<Index> indexes = table("item").indexes();
        assertThat(indexes).extracting(Index::name).containsExactly("by_pattern", "hashed");
        assertThat(indexes.getFirst().parts())
                .containsExactly(
                        new Index.Part("note", null, true, "text_pattern_ops NULLS LAST"),
                        new Index.Part(null, "lower(note)", false, "COLLATE \"C\""),
                        new Index.Part(null, "free + 1", false));
        assertThat(indexes.getFirst().method()).isEmpty();
        assertThat(indexes.getFirst().valid()).isTrue();
        assertThat(indexes.getLast().method()).isEqualTo("hash");
        assertThat(indexes.getLast().valid()).isFalse();
        assertThat(table("points").indexes().getFirst().parts())
                .containsExactly(new Index.Part("a", null, false, "NULLS FIRST"));
    }

    @Test
    void tellsWhatTablesAreAndWhatTheyInherit() {
        assertThat(table("item").options())
                .containsExactlyInAnyOrder(
                        "WITH (fillfactor='60', toast.autovacuum_enabled='false')",
                        "ENABLE ROW LEVEL SECURITY",
                        "FORCE ROW LEVEL SECURITY",
                        "REPLICA IDENTITY FULL");
        assertThat(table("points").options()).containsExactly("CLUSTER ON \"A \"\"b\"\", c\"");
        assertThat(table("parent").options()).containsExactly("DISABLE RULE \"quiet\"");
        assertThat(table("typed").options()).containsExactly("OF app.place");
        assertThat(table("rest").options())
                .containsExactlyInAnyOrder("PARTITION OF \"public\".\"part\" DEFAULT", "PARTITION BY HASH (id)");
        assertThat(table("child").inheritance())
                .isEqualTo(
                        new Inheritance(List.of(in("parent"), in("other_parent")), Set.of("a", "c"), Set.of("a_ok")));
        assertThat(table("rest").inheritance())
                .isEqualTo(new Inheritance(List.of(in("part")), Set.of("id"), Set.of("rest_pkey")));
    }

    @Test
    void readsTypesAndSequences() {
        assertThat(schema.types())
                .filteredOn(type -> !(type instanceof CompositeType))
                .containsExactly(
                        new DomainType(
                                in("percent"),
                                new ColumnType("numeric(5,2)", TypeKind.DECIMAL, 5, 2),
                                false,
                                new DefaultValue("50"),
                                null,
                                List.of(
                                        new CheckConstraint(
                                                "0 to 100", "(VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)"),
                                        new CheckConstraint("even", "VALUE > (1)::numeric", "NOT VALID"))),
                        new DomainType(in("sorted"), ColumnType.of("text", TypeKind.TEXT), true, null, "C", List.of()),
                        new RangeType(
                                in("temperatures"),
                                "subtype = double precision, subtype_diff = float8mi, multirange_type_name = warm"));
        CompositeType place = (CompositeType) schema.types().getFirst();
        assertThat(place.attributes())
                .extracting(a -> a.name() + " " + a.type().raw() + " " + a.collation())
                .containsExactly("street text C", "number integer null", "shares percent[] null");
        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(
                                in("countdown"),
                                null,
                                null,
                                "AS integer START WITH -2 INCREMENT BY -1 MINVALUE -9 CACHE 5 CYCLE"),
                        new Sequence(in("no_longer_small"), in("item"), "small", "AS smallint"),
                        new Sequence(in("owned_by_hand"), in("item"), "owned", "AS bigint"));
    }

    @Test
    void readsViewsTriggersAndWhatBelongsToTables() {
        assertThat(schema.views())
                .extracting(View::options)
                .containsExactly(
                        Set.of("WITH (security_barrier='true', check_option='local')"),
                        Set.of(),
                        Set.of("WITH (fillfactor='50')", "WITH NO DATA"));
        assertThat(schema.views().getFirst().columns().getLast().comment()).isEqualTo("a column of a view");
        assertThat(schema.views().getLast().indexes()).extracting(Index::name).containsExactly("stored_once");
        assertThat(schema.triggers())
                .containsExactly(
                        new Trigger(
                                "at_the_end",
                                in("parent"),
                                "CREATE CONSTRAINT TRIGGER at_the_end AFTER INSERT ON public.parent DEFERRABLE INITIALLY"
                                        + " DEFERRED FOR EACH ROW WHEN ((new.a > 1)) EXECUTE FUNCTION touch()",
                                TriggerState.ALWAYS),
                        new Trigger(
                                "off",
                                in("parent"),
                                "CREATE TRIGGER off BEFORE UPDATE ON public.parent FOR EACH ROW EXECUTE FUNCTION touch()",
                                TriggerState.DISABLED));
        assertThat(schema.others())
                .contains(new OtherObject(
                        ObjectKind.POLICY,
                        in("mine"),
                        in("item"),
                        "CREATE POLICY mine ON public.item AS RESTRICTIVE FOR UPDATE TO reader_of_it USING ((id > 0))"
                                + " WITH CHECK ((twice(id) > 1))"))
                .extracting(other -> other.kind().word() + " " + other.name())
                .containsExactly(
                        "schema app",
                        "rule quiet",
                        "policy mine",
                        "extension btree_gist",
                        "other object cast (app.place AS temperatures)",
                        "other object collation public.german",
                        "other object event trigger watch",
                        "other object foreign data wrapper nothing",
                        "other object operator public.<-> (text, app.place)",
                        "other object server far",
                        "other object text search configuration public.search",
                        "other object text search dictionary public.plain",
                        "other object statistics public.together");
    }

    /** Those of PostgreSQL's own rules, such as EXECUTE for all, are not listed. */
    @Test
    void notesCommentsOwnersAndGrants() {
        assertThat(schema.notes())
                .contains(
                        new ObjectNote(
                                table("item").ref(),
                                null,
                                "postgres",
                                List.of(
                                        "INSERT, SELECT TO reader_of_it WITH GRANT OPTION",
                                        "UPDATE (code), UPDATE (note) TO PUBLIC")),
                        note(new ObjectRef(ObjectKind.CONSTRAINT, in("percent"), "even"), "one day", null),
                        note(new ObjectRef(ObjectKind.CONSTRAINT, in("points"), "full_match"), "both or none", null),
                        note(ObjectRef.of(ObjectKind.INDEX, in("hashed")), "broken", null),
                        note(ObjectRef.of(ObjectKind.VIEW, in("shown")), "a view", "postgres"),
                        note(new ObjectRef(ObjectKind.FUNCTION, in("twice"), "integer"), "doubles", "postgres"),
                        // Made anew, everybody might call it again.
                        new ObjectNote(
                                new ObjectRef(ObjectKind.FUNCTION, in("touch"), ""),
                                null,
                                "postgres",
                                List.of(),
                                List.of("PUBLIC")),
                        note(ObjectRef.of(ObjectKind.SCHEMA, ObjectName.of("app")), "the application", "postgres"));
    }

    @Test
    void tellsWhoNeedsWhom() {
        ObjectRef twice = new ObjectRef(ObjectKind.FUNCTION, in("twice"), "integer");
        assertThat(schema.dependencies())
                .filteredOn(dependency -> dependency.used().equals(twice))
                .extracting(Dependency::user)
                .containsExactly(
                        ObjectRef.of(ObjectKind.VIEW, in("shown_twice")),
                        new ObjectRef(ObjectKind.COLUMN, in("item"), "doubled"),
                        new ObjectRef(ObjectKind.CONSTRAINT, in("item"), "later"),
                        new ObjectRef(ObjectKind.POLICY, in("item"), "mine"));
        ObjectRef shown = ObjectRef.of(ObjectKind.VIEW, in("shown"));
        assertThat(schema.dependencies())
                .filteredOn(dependency -> dependency.user().equals(shown))
                .extracting(Dependency::used)
                .containsExactly(
                        table("item").ref(),
                        new ObjectRef(ObjectKind.COLUMN, in("item"), "id"),
                        new ObjectRef(ObjectKind.COLUMN, in("item"), "note"));
        assertThat(schema.dependencies())
                .contains(
                        new Dependency(table("child").ref(), table("parent").ref()),
                        new Dependency(
                                ObjectRef.of(ObjectKind.INDEX, in("item_pkey")),
                                ObjectRef.of(ObjectKind.EXTENSION, in("btree_gist"))),
                        new Dependency(
                                ObjectRef.of(ObjectKind.COMPOSITE, new ObjectName("app", "place")),
                                ObjectRef.of(ObjectKind.DOMAIN, in("percent"))));
    }

    private static ForeignKey key(String name, List<String> from, String target, List<String> to, String options) {
        return new ForeignKey(
                name,
                from,
                in(target),
                to,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                false,
                false,
                options);
    }

    private static ObjectNote note(ObjectRef object, @Nullable String comment, @Nullable String owner) {
        return new ObjectNote(object, comment, owner, List.of());
    }

    private static Table table(String name) {
        return schema.table(in(name)).orElseThrow();
    }

    private static Column column(String table, String name) {
        return table(table).column(name).orElseThrow();
    }

    private static ObjectName in(String name) {
        return new ObjectName("public", name);
    }
}
