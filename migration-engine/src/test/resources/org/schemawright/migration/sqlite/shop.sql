CREATE TABLE maker (
    code TEXT NOT NULL,
    land TEXT NOT NULL DEFAULT 'AT',
    note TEXT, -- anything, even "this"
    PRIMARY KEY (code, land) ON CONFLICT FAIL
) WITHOUT ROWID
;;
CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(80) NOT NULL COLLATE NOCASE CONSTRAINT one_name UNIQUE ON CONFLICT REPLACE, -- the name
    price NUMERIC(10,2) DEFAULT 1.50 CHECK (price >= 0),
    gross REAL GENERATED ALWAYS AS (price * 1.2) VIRTUAL,
    maker_code TEXT,
    maker_land TEXT,
    stock INTEGER NOT NULL DEFAULT 0,
    photo BLOB,
    parent INTEGER REFERENCES product (id) ON DELETE SET NULL,
    /* the last one */
    CONSTRAINT of_maker FOREIGN KEY (maker_code, maker_land) REFERENCES maker ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CHECK (stock >= 0 OR name = 'debt')
)
;;
CREATE TABLE sale (
    no INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product ON DELETE CASCADE,
    amount INT NOT NULL,
    UNIQUE (product_id, amount)
)
;;
CREATE TABLE log (line TEXT)
;;
CREATE INDEX product_price ON product (price DESC, lower(name)) WHERE stock > 0
;;
CREATE UNIQUE INDEX "product photo" ON product (photo)
;;
CREATE INDEX sale_amount ON sale (amount)
;;
CREATE VIEW cheap AS SELECT p.name, p.stock FROM product AS p WHERE p.price < 2
;;
CREATE TRIGGER product_stock AFTER UPDATE OF stock ON product WHEN NEW.stock < OLD.stock BEGIN
    INSERT INTO log (line) VALUES (CASE WHEN NEW.stock = 0 THEN NEW.name || ' is sold out; order' ELSE NEW.name END);
END
;;
CREATE TRIGGER sale_made AFTER INSERT ON sale BEGIN
    UPDATE product SET stock = stock - NEW.amount WHERE id = NEW.product_id;
END
;;
INSERT INTO maker VALUES ('A', 'AT', 'first'), ('B', 'DE', NULL)
;;
INSERT INTO product (id, name, price, maker_code, maker_land, stock, photo, parent) VALUES
    (1, 'Lamp', 1.25, 'A', 'AT', 9, x'00ff', NULL), (5, 'desk', 199, 'B', 'DE', 10, NULL, 1), (7, 'Čaj ''x''', NULL, NULL, NULL, 12, x'01', 5)
;;
DELETE FROM product WHERE id = 7
;;
INSERT INTO sale VALUES (10, 1, 1), (11, 1, 2), (12, 5, 4)
;;
DELETE FROM log
;;
INSERT INTO log VALUES ('007'), (''), (NULL)
