package org.schemawright.migration.command;

import org.schemawright.migration.plan.Statement;
import org.schemawright.migration.revision.RevisionFile;

/** A schema as a script that the engine's own command line runs unchanged. */
final class SchemaScript {

    private SchemaScript() {}

    static String of(ReadSchema read) {
        StringBuilder script = new StringBuilder();
        for (Statement statement : read.dialect().schemaWriter().create(read.schema())) {
            script.append(RevisionFile.terminated(statement.sql())).append("\n\n");
        }
        return script.isEmpty() ? "" : script.substring(0, script.length() - 1);
    }
}
