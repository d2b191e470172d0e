package org.schemawright.migration.change;

import java.util.Locale;

/**
 * One token of an SQL text, with its place in it.
 *
 * @param kind what sort of token
 * @param text as written
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
public record SqlToken(Kind kind, String text, int start, int end) {

    /** Sorts of tokens; white space and comments are none. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes, brackets or backticks. */
        QUOTED,
        /** A text in single quotes, a blob, or PostgreSQL's dollar-quoted text. */
        STRING,
        NUMBER,
        /** A single character, or one of the operators that would otherwise be mistaken for something else. */
        SYMBOL
    }

    /** Whether it is this keyword, in any case, without quotes. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    public boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.length() == 1 && text.charAt(0) == symbol;
    }

    /** Whether it can be a name: quoted or not. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Whether it is a name equal to this one; SQL compares names without regard to case. */
    public boolean names(String name) {
        return isName() && value().equalsIgnoreCase(name);
    }

    /** The name or text without its quotes. */
    public String value() {
        if (kind == Kind.WORD || kind == Kind.NUMBER || kind == Kind.SYMBOL || text.length() < 2) {
            return text;
        }
        char quote = text.charAt(0);
        String inside = text.substring(1, text.length() - 1);
        return switch (quote) {
            case '[' -> inside;
            case '"', '`', '\'' -> inside.replace(String.valueOf(quote) + quote, String.valueOf(quote));
            default -> text;
        };
    }

    /** The keyword in upper case; empty for what is not a word. */
    public String keyword() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }
}
