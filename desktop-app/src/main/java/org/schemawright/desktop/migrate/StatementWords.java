package org.schemawright.desktop.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.desktop.widget.ShortText;

/** Says in plain words what the statements of a revision do; what it does not know it quotes by its first words. */
final class StatementWords {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";
    private static final Pattern RENAME_TABLE = pattern("ALTER TABLE " + NAME + " RENAME TO " + NAME);
    private static final Pattern CREATE_TABLE = pattern("CREATE TABLE (?:IF NOT EXISTS )?" + NAME);
    private static final Pattern DROP_TABLE = pattern("DROP TABLE (?:IF EXISTS )?" + NAME);
    private static final Pattern INSERT = pattern("INSERT (?:OR \\w+ )?INTO " + NAME);
    /** What a rebuild does around its steps: switches and checks that leave nothing behind. */
    private static final Pattern PASSING =
            pattern("PRAGMA\\b|CREATE TEMP|(?:INSERT (?:OR \\w+ )?INTO|UPDATE|DROP TABLE|DELETE FROM) temp\\.");

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
                    pattern("ALTER TABLE (?:ONLY )?" + NAME
                            + " ADD (?:COLUMN )?(?!(?:CONSTRAINT|FOREIGN|PRIMARY|UNIQUE|CHECK)\\b)" + NAME),
                    Kind.ADDS,
                    "Adds column $2 to $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " ADD CONSTRAINT " + NAME),
                    Kind.ADDS,
                    "Adds the rule $2 to $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " DROP CONSTRAINT " + NAME),
                    Kind.REMOVES,
                    "Drops the rule $2 of $1"),
            new Rule(
                    pattern("ALTER TABLE (?:ONLY )?" + NAME + " DROP (?:COLUMN )?" + NAME),
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
                    pattern("CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?" + NAME + " ON " + NAME),
                    Kind.ADDS,
                    "Adds index $1 on $2"),
            new Rule(pattern("DROP INDEX (?:IF EXISTS )?" + NAME), Kind.REMOVES, "Drops index $1"),
            new Rule(pattern("CREATE (?:TEMP |TEMPORARY )?TRIGGER " + NAME), Kind.ADDS, "Creates trigger $1"),
            new Rule(pattern("DROP TRIGGER (?:IF EXISTS )?" + NAME), Kind.REMOVES, "Drops trigger $1"),
            new Rule(pattern("CREATE (?:OR REPLACE )?VIEW " + NAME), Kind.ADDS, "Creates view $1"),
            new Rule(pattern("DROP VIEW (?:IF EXISTS )?" + NAME), Kind.REMOVES, "Drops view $1"),
            new Rule(INSERT, Kind.CHANGES, "Writes rows into $1"),
            new Rule(pattern("UPDATE " + NAME), Kind.CHANGES, "Changes rows of $1"),
            new Rule(pattern("DELETE FROM " + NAME), Kind.REMOVES, "Deletes rows of $1"));

    private StatementWords() {}

    /** The sentences for a list of statements; the steps of a table rebuild are one sentence. */
    static List<Sentence> of(List<String> statements) {
        Map<String, String> rebuilt = rebuilt(statements);
        List<Sentence> sentences = new ArrayList<>();
        for (String sql : statements) {
            if (PASSING.matcher(sql.strip()).lookingAt()) {
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
        for (Pattern pattern : List.of(RENAME_TABLE, CREATE_TABLE, DROP_TABLE, INSERT)) {
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
        return Pattern.compile(words.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }
}
