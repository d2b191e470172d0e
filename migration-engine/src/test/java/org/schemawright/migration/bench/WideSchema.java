package org.schemawright.migration.bench;

import java.util.ArrayList;
import java.util.List;

/** The CREATE statements of many ordinary tables, as programs make them; both engines take them. */
public final class WideSchema {

    private WideSchema() {}

    /**
     * Tables of twelve columns, each with a primary key, a key to an earlier table, a unique key, a check, a default and an
     * index.
     */
    public static List<String> statements(int tables) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            statements.add("CREATE TABLE table_" + i + " (\n"
                    + "    id INTEGER NOT NULL PRIMARY KEY,\n"
                    + "    parent_id INTEGER REFERENCES table_" + i / 2 + " (id) ON DELETE CASCADE,\n"
                    + "    code VARCHAR(20) NOT NULL,\n"
                    + "    title VARCHAR(200) NOT NULL,\n"
                    + "    note TEXT,\n"
                    + "    amount NUMERIC(10,2) DEFAULT 0.00 CHECK (amount >= 0),\n"
                    + "    quantity INTEGER NOT NULL DEFAULT 1,\n"
                    + "    active BOOLEAN NOT NULL DEFAULT TRUE,\n"
                    + "    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,\n"
                    + "    updated_at TIMESTAMP,\n"
                    + "    due DATE,\n"
                    + "    rate REAL,\n"
                    + "    CONSTRAINT one_code_" + i + " UNIQUE (code)\n)");
            statements.add("CREATE INDEX table_" + i + "_parent ON table_" + i + " (parent_id)");
        }
        return statements;
    }
}
