package org.schemawright.desktop.orm;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteBookstoreTest extends BookstoreContract {

    @TempDir
    Path folder;

    @Override
    OpenTestDatabase open() throws Exception {
        return OpenTestDatabase.sqlite(folder);
    }

    @Override
    String numberedKey() {
        return "integer primary key";
    }
}
