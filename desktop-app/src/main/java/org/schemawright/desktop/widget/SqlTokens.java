package org.schemawright.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL into the parts that are coloured; whatever it does not know stays plain. */
final class SqlTokens {

    /** A doubled quote ends one string and begins the next: a repeated group would overflow the stack on long ones. */
    private static final Pattern TOKEN = Pattern.compile("(?<comment>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<string>'[^']*(?:'|\\z)|\\$(?<tag>\\w*)\\$(?s:.*?)\\$\\k<tag>\\$)"
            + "|(?<name>\"[^\"]*\"|`[^`]*`|\\[\\w[^\\]\\n]*\\])"
            + "|(?<number>\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)");

    private static final Set<String> KEYWORDS = Set.of(
            ("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE "
                            + "CASE CAST CHECK COLLATE COLUMN COMMENT COMMIT CONCURRENTLY CONFLICT CONSTRAINT CREATE CROSS "
                            + "CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DEFAULT DEFERRABLE DEFERRED DELETE DESC "
                            + "DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXECUTE EXISTS FALSE FOR FOREIGN FROM "
                            + "FULL FUNCTION GENERATED GLOB GROUP HAVING IDENTITY IF IGNORE IMMEDIATE IN INDEX INITIALLY "
                            + "INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LEFT LIKE LIMIT MATCH MATERIALIZED "
                            + "NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON ONLY OR ORDER OUTER OVER OWNED OWNER "
                            + "PARTITION PRAGMA PRIMARY PROCEDURE RECURSIVE REFERENCES REINDEX RELEASE RENAME REPLACE "
                            + "RESTRICT RETURNING RIGHT ROLLBACK ROW ROWID ROWS SAVEPOINT SCHEMA SELECT SEQUENCE SET START "
                            + "STORED STRICT TABLE TEMP TEMPORARY THEN TO TRANSACTION TRIGGER TRUE TRUNCATE TYPE UNION "
                            + "UNIQUE UNLOGGED UPDATE USING VACUUM VALID VALIDATE VALUES VIEW VIRTUAL WHEN WHERE WITH "
                            + "WITHOUT")
                    .split(" "));

    private static final Set<String> TYPES = Set.of(
            ("ANY BIGINT BIGSERIAL BIT BLOB BOOL BOOLEAN BYTEA CHAR CHARACTER CIDR CLOB DATE DATETIME DECIMAL DOUBLE "
                            + "FLOAT INET INT INT2 INT4 INT8 INTEGER INTERVAL JSON JSONB MEDIUMINT MONEY NCHAR NUMERIC "
                            + "NVARCHAR PRECISION REAL SERIAL SMALLINT SMALLSERIAL TEXT TIME TIMESTAMP TIMESTAMPTZ TIMETZ "
                            + "TINYINT UUID VARBIT VARCHAR VARYING XML ZONE")
                    .split(" "));

    private SqlTokens() {}

    /** The coloured parts in order, without overlap. */
    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            Kind kind = kind(matcher);
            Token last = tokens.isEmpty() ? null : tokens.getLast();
            if (kind == Kind.STRING && last != null && last.kind() == kind && last.end() == matcher.start()) {
                tokens.set(tokens.size() - 1, new Token(last.start(), matcher.end(), kind));
            } else if (kind != Kind.PLAIN) {
                tokens.add(new Token(matcher.start(), matcher.end(), kind));
            }
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Kind.STRING;
        }
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        String word = matcher.group("word");
        if (word == null) {
            return Kind.PLAIN;
        }
        String upper = word.toUpperCase(Locale.ROOT);
        if (KEYWORDS.contains(upper)) {
            return Kind.KEYWORD;
        }
        return TYPES.contains(upper) ? Kind.TYPE : Kind.PLAIN;
    }

    /** What a part is. */
    enum Kind {
        KEYWORD,
        TYPE,
        STRING,
        NUMBER,
        COMMENT,
        PLAIN;

        String styleClass() {
            return "sql-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part from {@code start} to before {@code end}. */
    record Token(int start, int end, Kind kind) {}
}
