package org.schemawright.migration.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.schemawright.migration.dialect.SqlName;

/** Names that are never the same twice; about half of them are of the kind that breaks programs. */
final class RandomNames {

    private static final List<String> NASTY = List.of(
            "select",
            "User",
            "order",
            "a b",
            "quo\"te",
            "\"",
            "per%cent",
            "%s",
            "dol$lar",
            "$1",
            "$$",
            "back\\slash",
            "\\n",
            "what?",
            "?",
            "co:lon",
            "a::text",
            "ünïcode",
            "数据",
            "😀",
            "new\nline",
            "tab\there",
            "it's",
            "';--",
            "semi;colon",
            "-- dash",
            "/* c */",
            "1st",
            "CAPS",
            "trailing ",
            " leading",
            "a.b",
            ".",
            "{fn x}",
            "[x]",
            "(",
            ")",
            "a,b",
            "*",
            "PARTITION OF",
            "FOR VALUES",
            " USING ",
            "NOT VALID",
            "public",
            "null",
            "İstanbul",
            "ß",
            "e\u0301",
            "\u200b");

    private final Random random;
    private int counter;

    RandomNames(Random random) {
        this.random = random;
    }

    /** Quoted, ready for SQL. */
    String next(String plain) {
        return SqlName.quote(bare(plain));
    }

    /** A text for comments and defaults, quoted. */
    String text() {
        return SqlName.literal(NASTY.get(random.nextInt(NASTY.size())) + " " + NASTY.get(random.nextInt(NASTY.size())));
    }

    private String bare(String plain) {
        counter++;
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> NASTY.get(random.nextInt(NASTY.size())) + counter;
            case 3 -> filled(counter + plain, random.nextBoolean() ? "x" : "é");
            default -> plain + "_" + counter;
        };
    }

    /** As long as PostgreSQL lets a name be: 63 bytes. */
    private static String filled(String start, String with) {
        StringBuilder name = new StringBuilder(start);
        while (bytes(name + with) <= 63) {
            name.append(with);
        }
        return name.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
