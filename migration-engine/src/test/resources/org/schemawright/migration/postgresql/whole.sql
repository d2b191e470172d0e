DROP ROLE IF EXISTS reader_of_it;
CREATE ROLE reader_of_it;
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'the application';
CREATE EXTENSION btree_gist;
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-DE', DETERMINISTIC = false);
CREATE DOMAIN percent AS numeric(5,2) DEFAULT 50 NOT NULL CONSTRAINT "0 to 100" CHECK (VALUE BETWEEN 0 AND 100);
ALTER DOMAIN percent ADD CONSTRAINT even CHECK (VALUE > 1) NOT VALID;
COMMENT ON CONSTRAINT even ON DOMAIN percent IS 'one day';
CREATE DOMAIN sorted AS text COLLATE "C";
CREATE TYPE app.place AS (street text COLLATE "C", number integer, shares percent[]);
COMMENT ON TYPE app.place IS 'where';
CREATE TYPE temperatures AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = warm);
CREATE SEQUENCE countdown AS integer INCREMENT BY -1 MINVALUE -9 START WITH -2 CACHE 5 CYCLE;
CREATE SEQUENCE owned_by_hand;
CREATE SEQUENCE no_longer_small AS smallint;

CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN n * 2;
CREATE FUNCTION twice(t text, VARIADIC more text[]) RETURNS SETOF text LANGUAGE sql AS 'SELECT $1';
CREATE PROCEDURE clean(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := 1; END';
CREATE FUNCTION app.add_place(text, app.place) RETURNS text LANGUAGE sql IMMUTABLE RETURN $1 || ($2).street;
CREATE AGGREGATE streets(app.place) (SFUNC = app.add_place, STYPE = text, INITCOND = '', PARALLEL = SAFE);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE OPERATOR <-> (FUNCTION = app.add_place, LEFTARG = text, RIGHTARG = app.place);

CREATE TABLE item (
    id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.my_numbers START WITH 7),
    code text COLLATE german, during int4range, note text, amount percent,
    "Where" app.place, at temperatures, doubled integer GENERATED ALWAYS AS (twice(2)) STORED,
    owned integer DEFAULT nextval('owned_by_hand'),
    small bigint DEFAULT nextval('no_longer_small'),
    free integer DEFAULT nextval('countdown') + 1,
    CONSTRAINT item_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS),
    CONSTRAINT odd UNIQUE NULLS NOT DISTINCT (code) INCLUDE (note, "Where") WITH (fillfactor='70')
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT later CHECK (twice(free) > 0) NOT ENFORCED,
    CONSTRAINT known EXCLUDE USING gist (at WITH &&) WHERE (free > 1))
    WITH (fillfactor = 60, toast.autovacuum_enabled = false);
ALTER SEQUENCE owned_by_hand OWNED BY item.owned;
ALTER SEQUENCE no_longer_small OWNED BY item.small;
ALTER TABLE item ALTER note SET STORAGE EXTERNAL, ALTER note SET COMPRESSION pglz, ALTER note SET STATISTICS 42,
    ALTER note SET (n_distinct = 5), ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, REPLICA IDENTITY FULL;
CREATE TABLE uses (
    a integer, during int4range,
    CONSTRAINT over_time FOREIGN KEY (a, PERIOD during) REFERENCES item (id, PERIOD during));
CREATE TABLE pair (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE points (
    a integer, b integer,
    CONSTRAINT full_match FOREIGN KEY (a, b) REFERENCES pair MATCH FULL ON UPDATE CASCADE
        ON DELETE SET NULL (b) DEFERRABLE);
ALTER TABLE points ADD CONSTRAINT unchecked FOREIGN KEY (a, b) REFERENCES pair NOT VALID,
    ADD CONSTRAINT filled NOT NULL a NOT VALID;
CREATE INDEX by_pattern ON item (note text_pattern_ops DESC NULLS LAST, lower(note) COLLATE "C", (free + 1))
    INCLUDE (owned) WITH (fillfactor = 80) WHERE free > 0;
CREATE INDEX hashed ON item USING hash (note);
CREATE INDEX "A ""b"", c" ON points (a NULLS FIRST);
ALTER TABLE points CLUSTER ON "A ""b"", c";
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'hashed'::regclass;
COMMENT ON INDEX hashed IS 'broken';
COMMENT ON CONSTRAINT full_match ON points IS 'both or none';
CREATE STATISTICS together ON a, b FROM points;

CREATE TABLE parent (a integer, b text DEFAULT 'x', CONSTRAINT a_ok CHECK (a > 0));
CREATE TABLE other_parent (c integer);
CREATE TABLE child (b text DEFAULT 'y', d integer, CONSTRAINT d_ok CHECK (d > 0)) INHERITS (parent, other_parent);
CREATE TABLE typed OF app.place (number WITH OPTIONS NOT NULL);
CREATE TABLE part (id integer PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE rest PARTITION OF part DEFAULT PARTITION BY HASH (id);
CREATE FOREIGN DATA WRAPPER nothing OPTIONS (a 'b');
CREATE SERVER far FOREIGN DATA WRAPPER nothing;
CREATE FOREIGN TABLE remote (a integer OPTIONS (column_name 'A, "x"') NOT NULL) SERVER far;

CREATE VIEW shown WITH (security_barrier) AS SELECT id, note FROM item WITH LOCAL CHECK OPTION;
CREATE VIEW shown_twice AS SELECT s.note, twice(s.id) AS doubled FROM shown s;
COMMENT ON VIEW shown IS 'a view';
COMMENT ON COLUMN shown.note IS 'a column of a view';
CREATE MATERIALIZED VIEW stored WITH (fillfactor = 50) AS SELECT id FROM shown WITH NO DATA;
CREATE UNIQUE INDEX stored_once ON stored (id);
CREATE RULE quiet AS ON DELETE TO parent DO INSTEAD NOTHING;
ALTER TABLE parent DISABLE RULE quiet;
CREATE POLICY mine ON item AS RESTRICTIVE FOR UPDATE TO reader_of_it USING (id > 0) WITH CHECK (twice(id) > 1);
CREATE TRIGGER off BEFORE UPDATE ON parent FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE parent DISABLE TRIGGER off;
CREATE CONSTRAINT TRIGGER at_the_end AFTER INSERT ON parent DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION touch();
ALTER TABLE parent ENABLE ALWAYS TRIGGER at_the_end;
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION search (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR word, asciiword WITH plain, english_stem;
CREATE CAST (app.place AS temperatures) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (app.place AS temperatures) IS 'odd';
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION on_ddl();
COMMENT ON FUNCTION twice(integer) IS 'doubles';
GRANT SELECT, INSERT ON item TO reader_of_it WITH GRANT OPTION;
GRANT UPDATE (note, code) ON item TO PUBLIC;
REVOKE EXECUTE ON FUNCTION touch() FROM PUBLIC;
