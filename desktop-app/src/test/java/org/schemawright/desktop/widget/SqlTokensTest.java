package org.schemawright.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTokensTest {

    @Test
    void coloursKeywordsTypesStringsNumbersAndComments() {
        assertThat(cut("CREATE TABLE t (n varchar(40) DEFAULT 'it''s'); -- done"))
                .containsExactly(
                        "KEYWORD CREATE",
                        "KEYWORD TABLE",
                        "TYPE varchar",
                        "NUMBER 40",
                        "KEYWORD DEFAULT",
                        "STRING 'it''s'",
                        "COMMENT -- done");
    }

    @Test
    void leavesQuotedNamesPlainAlthoughTheyLookLikeKeywords() {
        assertThat(cut("SELECT \"from\", [select], `order`, t2 FROM x"))
                .containsExactly("KEYWORD SELECT", "KEYWORD FROM");
    }

    @Test
    void takesADollarQuotedBodyAsOneString() {
        assertThat(cut("AS $body$ BEGIN; END $body$ x"))
                .containsExactly("KEYWORD AS", "STRING $body$ BEGIN; END $body$");
    }

    @Test
    void anOpenStringEndsWithTheText() {
        assertThat(cut("SELECT 'open")).containsExactly("KEYWORD SELECT", "STRING 'open");
    }

    @Test
    void longStringsAreCutAsWell() {
        for (String part : List.of("x", "''", "\n")) {
            String text = "'" + part.repeat(200_000) + "'";
            assertThat(cut("VALUES (" + text + ", \"" + part.repeat(200_000) + "\")"))
                    .containsExactly("KEYWORD VALUES", "STRING " + text);
        }
    }

    private static List<String> cut(String sql) {
        return SqlTokens.of(sql).stream()
                .map(token -> token.kind() + " " + sql.substring(token.start(), token.end()))
                .toList();
    }
}
