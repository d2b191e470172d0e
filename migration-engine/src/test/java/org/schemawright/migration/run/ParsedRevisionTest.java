package org.schemawright.migration.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemawright.migration.revision.Revision;
import org.schemawright.migration.revision.RevisionFile;

/** The last line of defence: what Liquibase would read out of a file, had it come past our own reader. */
class ParsedRevisionTest {

    private static final Revision REVISION = new Revision(
            "a1",
            List.of(),
            "First",
            "ann",
            Instant.parse("2026-11-20T10:00:00Z"),
            "postgresql",
            List.of("SELECT 1"),
            List.of("SELECT 2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    - sqlFile: {path: other.sql}\n",
                "    - sqlFile: {path: other.sql, relativeToChangelogFile: true}\n",
                "    - loadData: {tableName: a, file: a.csv, relativeToChangelogFile: true}\n",
                "    - executeCommand: {executable: touch}\n",
                "    - customChange: {class: a.B}\n",
                "    - sql: SELECT 3\n",
                "- include: {file: other.yaml}\n",
                "- include: {file: other.yaml, relativeToChangelogFile: true}\n",
                "- includeAll: {path: more, relativeToChangelogFile: true}\n",
                "- property: {file: a.properties, relativeToChangelogFile: true}\n",
                "- changeSet: 5\n"
            })
    void aTextThatAsksForMoreIsRefused(String more) {
        String text = RevisionFile.write(REVISION) + more;

        assertThatThrownBy(() -> LiquibaseScope.call(() -> ParsedRevision.parse(REVISION, text)))
                .isInstanceOf(RefusedRunException.class)
                .hasMessageStartingWith("Liquibase reads the file of revision a1 differently");
    }
}
