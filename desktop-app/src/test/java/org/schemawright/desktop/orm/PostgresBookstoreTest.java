package org.schemawright.desktop.orm;

class PostgresBookstoreTest extends BookstoreContract {

    @Override
    OpenTestDatabase open() {
        return OpenTestDatabase.postgres();
    }

    @Override
    String numberedKey() {
        return "serial primary key";
    }
}
