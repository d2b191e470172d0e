package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.desktop.widget.ShortText;
import org.schemawright.migration.plan.KeptRows;
import org.schemawright.migration.revision.Revision;

/** Says in plain words what the statements of a revision do; what it does not know it quotes by its first words. */
final class StatementWords {

    private static final String IF = "(?:IF (?:NOT )?EXISTS )?";
    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";
    private static final Pattern RENAME_TABLE = pattern("ALTER TABLE " + NAME + " RENAME TO " + NAME);
    private static final Pattern CREATE_TABLE = pattern("CREATE TABLE " + IF + NAME);
    private static final Pattern DROP_TABLE = pattern("DROP TABLE " + IF + NAME);
    private static final Pattern INSERT = pattern("INSERT (?:OR \\w+ )?INTO " + NAME);
    private static final Pattern COMMENT = pattern("COMMENT ON TABLE " + NAME);
    /** What a rebuild does around its steps: switches and checks that leave nothing behind. */
    private static final Pattern PASSING =
            pattern("PRAGMA\\b|CREATE TEMP|(?:INSERT (?:OR \\w+ )?INTO|UPDATE|DROP TABLE|DELETE FROM) temp\\."
                    + "|(?:INSERT INTO|DELETE FROM|UPDATE) sqlite_sequence\\b");

    /** A table beside, in which the engine keeps what goes. */
    private static final String KEPT =
            "(?:\"(?:[^\"]|\"\")+\"\\.)?(?:\"" + KeptRows.PREFIX + "(?:[^\"]|\"\")*\"|" + KeptRows.PREFIX + "[\\w$]*)";

    private static final Pattern KEEPS = pattern("CREATE TABLE (" + KEPT + ")");
    private static final Pattern PUTS_BACK = pattern("DROP TABLE " + IF + "(" + KEPT + ")");
    /** What is done with such a table otherwise. */
    private static final Pattern OF_KEPT = pattern("(?:INSERT (?:OR \\w+ )?INTO|COMMENT ON TABLE|UPDATE|DELETE FROM) "
            + KEPT + "|(?:INSERT|UPDATE)\\b[\\s\\S]*(?:FROM|JOIN) " + KEPT);
    /** Which values it keeps, as the engine notes it on the table. */
    private static final Pattern KEPT_WORDS = pattern(
            "CREATE TABLE " + KEPT + " /\\* (The .*?) \\*/|COMMENT ON TABLE " + KEPT + " IS '(The (?:[^']|'')*)'");

    private static final int LONGEST = 72;

    /** What a sentence is about, which is how it is marked. */
    enum Kind {
        ADDS,
        CHANGES,
        REMOVES
    }

    /** A sentence. */
    record Sentence(Kind kind, String words) {}

    private record Rule(Pattern pattern, Kind kind, String words) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " ADD (?:COLUMN )?" + IF
                            + "(?!(?:CONSTRAINT|FOREIGN|PRIMARY|UNIQUE|CHECK)\\b)" + NAME),
                    Kind.ADDS,
                    "Adds column $2 to $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " ADD CONSTRAINT " + NAME),
                    Kind.ADDS,
                    "Adds the rule $2 to $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " DROP CONSTRAINT " + IF + NAME),
                    Kind.REMOVES,
                    "Drops the rule $2 of $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " DROP (?:COLUMN )?" + IF + NAME),
                    Kind.REMOVES,
                    "Drops column $2 of $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " RENAME (?:COLUMN )?(?!TO )" + NAME + " TO " + NAME),
                    Kind.CHANGES,
                    "Renames column $2 of $1 to $3"),
            new Rule(RENAME_TABLE, Kind.CHANGES, "Renames table $1 to $2"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " ALTER (?:COLUMN )?" + NAME),
                    Kind.CHANGES,
                    "Changes column $2 of $1"),
            new Rule(CREATE_TABLE, Kind.ADDS, "Creates table $1"),
            new Rule(DROP_TABLE, Kind.REMOVES, "Drops table $1 with its rows"),
            new Rule(
                    pattern("CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?" + IF + NAME + " ON (?:ONLY )?" + NAME),
                    Kind.ADDS,
                    "Adds index $1 on $2"),
            new Rule(pattern("DROP INDEX (?:CONCURRENTLY )?" + IF + NAME), Kind.REMOVES, "Drops index $1"),
            new Rule(pattern("CREATE (?:TEMP |TEMPORARY )?TRIGGER " + NAME), Kind.ADDS, "Creates trigger $1"),
            new Rule(pattern("DROP TRIGGER " + IF + NAME), Kind.REMOVES, "Drops trigger $1"),
            new Rule(pattern("CREATE (?:OR REPLACE )?VIEW " + NAME), Kind.ADDS, "Creates view $1"),
            new Rule(pattern("DROP VIEW " + IF + NAME), Kind.REMOVES, "Drops view $1"),
            new Rule(INSERT, Kind.CHANGES, "Writes rows into $1"),
            new Rule(pattern("UPDATE " + NAME), Kind.CHANGES, "Changes rows of $1"),
            new Rule(pattern("DELETE FROM " + NAME), Kind.REMOVES, "Deletes rows of $1"));

    private StatementWords() {}

    /** What a revision does on its way up. */
    static List<Sentence> up(Revision revision) {
        return of(revision.up(), kept(revision));
    }

    /** What a revision does on its way down. */
    static List<Sentence> down(Revision revision) {
        return of(revision.down(), kept(revision));
    }

    /** The sentences for a list of statements; the steps of a table rebuild are one sentence. */
    static List<Sentence> of(List<String> statements) {
        return of(statements, kept(statements));
    }

    private static List<Sentence> of(List<String> statements, Map<String, String> kept) {
        Map<String, String> rebuilt = rebuilt(statements);
        List<Sentence> sentences = new ArrayList<>();
        for (String sql : statements) {
            if (PASSING.matcher(sql.strip()).lookingAt()
                    || OF_KEPT.matcher(sql.strip()).lookingAt()) {
                continue;
            }
            Matcher keeps = KEEPS.matcher(sql.strip());
            Matcher puts = PUTS_BACK.matcher(sql.strip());
            if (keeps.lookingAt() || puts.lookingAt()) {
                boolean back = puts.lookingAt();
                String values = kept.get(bare(back ? puts.group(1) : keeps.group(1)));
                // A second table of the same values, such as one of numbers, has no words of its own.
                if (values != null) {
                    add(
                            sentences,
                            new Sentence(
                                    Kind.ADDS,
                                    back ? "Puts " + values + " back" : "Keeps " + values + " for the way back"));
                }
                continue;
            }
            String table = subject(sql);
            String original = rebuilt.get(table);
            if (original == null && !rebuilt.containsValue(table)) {
                add(sentences, sentence(sql));
            } else if (original != null && RENAME_TABLE.matcher(sql).lookingAt()) {
                add(sentences, new Sentence(Kind.CHANGES, "Rebuilds table " + original + ", keeping its rows"));
            }
        }
        return sentences;
    }

    private static Map<String, String> kept(Revision revision) {
        Map<String, String> kept = kept(revision.down());
        kept.putAll(kept(revision.up()));
        return kept;
    }

    /** What is kept beside, by the table that keeps it: “the values of book.pages”. */
    private static Map<String, String> kept(List<String> statements) {
        Map<String, String> kept = new HashMap<>();
        for (String sql : statements) {
            Matcher keeps = KEPT_WORDS.matcher(sql.strip());
            if (keeps.lookingAt()) {
                String words = keeps.group(1) == null ? keeps.group(2).replace("''", "'") : keeps.group(1);
                kept.put(subject(sql), "the" + words.substring(3));
            }
        }
        return kept;
    }

    /** A statement in one line of bounded length. */
    static String shortened(String sql) {
        return ShortText.line(sql, LONGEST);
    }

    private static void add(List<Sentence> sentences, Sentence sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    private static Sentence sentence(String sql) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(sql.strip());
            if (matcher.lookingAt()) {
                String words = rule.words();
                for (int group = matcher.groupCount(); group > 0; group--) {
                    words = words.replace("$" + group, bare(matcher.group(group)));
                }
                return new Sentence(rule.kind(), words);
            }
        }
        return new Sentence(Kind.CHANGES, shortened(sql));
    }

    /** Of tables that are made under another name, filled, and put in the place of the old one: new name to old name. */
    private static Map<String, String> rebuilt(List<String> statements) {
        List<String> created = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        Map<String, String> rebuilt = new HashMap<>();
        for (String sql : statements) {
            Matcher create = CREATE_TABLE.matcher(sql.strip());
            Matcher drop = DROP_TABLE.matcher(sql.strip());
            Matcher rename = RENAME_TABLE.matcher(sql.strip());
            if (create.lookingAt()) {
                created.add(bare(create.group(1)));
            } else if (drop.lookingAt()) {
                dropped.add(bare(drop.group(1)));
            } else if (rename.lookingAt()
                    && created.contains(bare(rename.group(1)))
                    && dropped.contains(bare(rename.group(2)))) {
                rebuilt.put(bare(rename.group(1)), bare(rename.group(2)));
            }
        }
        return rebuilt;
    }

    /** The table that a step of a rebuild is about; empty for anything else. */
    private static String subject(String sql) {
        for (Pattern pattern : List.of(RENAME_TABLE, CREATE_TABLE, DROP_TABLE, INSERT, COMMENT)) {
            Matcher matcher = pattern.matcher(sql.strip());
            if (matcher.lookingAt()) {
                return bare(matcher.group(1));
            }
        }
        return "";
    }

    private static String bare(String name) {
        return name.replaceAll("\"((?:[^\"]|\"\")+)\"", "$1").replace("\"\"", "\"");
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
