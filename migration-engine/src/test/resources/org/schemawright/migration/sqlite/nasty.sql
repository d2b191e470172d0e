CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number, "never" used twice
    name TEXT NOT NULL COLLATE NOCASE,
    born date DEFAULT (date('now', '-30 years')),
    mail VARCHAR(120) CONSTRAINT one_mail UNIQUE ON CONFLICT ABORT,
    age INT DEFAULT -1 CHECK (age >= -1 AND age < 200),
    CONSTRAINT "has, a (name)" CHECK (length(name) > 0 /* not ) empty */)
)
;;
CREATE TABLE [the book] (
    [isbn 13] TEXT NOT NULL,
    edition INTEGER NOT NULL,
    title TEXT,
    "author""id" INTEGER REFERENCES AUTHOR ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
    price NUMERIC(10, 2) DEFAULT 0.00,
    tax REAL GENERATED ALWAYS AS (round(price * 0.07, 2)) STORED,
    label AS (title || ' (' || edition || ')'),
    PRIMARY KEY (edition, [ISBN 13])
    UNIQUE (title, edition),
    UNIQUE (edition, title)
) WITHOUT ROWID
;;
CREATE TABLE `chapter` (
    no INTEGER NOT NULL,
    isbn TEXT, edition INTEGER,
    words,
    parent INTEGER,
    CONSTRAINT of_book FOREIGN KEY (EDITION, isbn) REFERENCES "the book" (edition, "isbn 13") MATCH SIMPLE ON UPDATE CASCADE,
    FOREIGN KEY (parent) REFERENCES chapter (no),
    CONSTRAINT pk_chapter PRIMARY KEY (no)
)
;;
CREATE TABLE strict_one (k TEXT PRIMARY KEY, any_value ANY, n INT NOT NULL) STRICT, WITHOUT ROWID
;;
CREATE TABLE "quirk" (id INTEGER PRIMARY KEY DESC, gone INTEGER REFERENCES missing, "from" TEXT DEFAULT 'it''s; ok')
;;
CREATE INDEX book_lower ON "the book" (lower(title) DESC, price) WHERE price > 0 AND title <> 'WHERE ('
;;
CREATE UNIQUE INDEX "Author Name" ON author (name COLLATE BINARY ASC, born DESC)
;;
CREATE VIEW "all books" AS SELECT title, price, 1 + 1 AS two FROM "the book"
;;
CREATE VIEW broken AS SELECT * FROM no_such_table
;;
CREATE VIEW after_broken (a, b) AS SELECT id, name FROM author
;;
CREATE TRIGGER author_log AFTER UPDATE OF name ON author BEGIN
    UPDATE author SET age = CASE WHEN age > 1 THEN 1 ELSE 2 END WHERE id = NEW.id;
    SELECT 'END; -- not yet';
END
;;
CREATE TRIGGER "book view" INSTEAD OF INSERT ON "all books" BEGIN SELECT 1; END
;;
CREATE VIRTUAL TABLE search USING fts5 (title, body)
;;
CREATE TABLE DATABASECHANGELOG (ID TEXT)
;;
CREATE TABLE DATABASECHANGELOGLOCK (ID INT NOT NULL PRIMARY KEY)
