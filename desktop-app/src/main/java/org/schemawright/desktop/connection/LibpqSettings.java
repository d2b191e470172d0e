package org.schemawright.desktop.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/** libpq's {@code host=localhost dbname='my shop'} form. */
final class LibpqSettings {

    /** Settings in any order, one of which says where to. */
    private static final Pattern FORM = Pattern.compile(
            "(?=\\w+\\s*=)(?:.*\\s)?(?:host|hostaddr|port|dbname|user|password|service)\\s*=.*", Pattern.DOTALL);

    private static final Pattern SETTING =
            Pattern.compile("\\G\\s*(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|(?:[^\\s'\\\\]|\\\\.)*)", Pattern.DOTALL);

    private LibpqSettings() {}

    /** Whether an address is of this form. */
    static boolean matches(String text) {
        return FORM.matcher(text).matches();
    }

    static DatabaseUrl parse(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher setting = SETTING.matcher(text);
        int end = 0;
        while (setting.find()) {
            String value = setting.group(2);
            boolean quoted = value.startsWith("'");
            String bare = quoted ? value.substring(1, value.length() - 1) : value;
            settings.put(setting.group(1), bare.replaceAll("\\\\(.)", "$1"));
            end = setting.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new ProblemException(Problem.of(
                    "The settings cannot be read from the " + (settings.size() + 1) + ". one on.",
                    "Write name=value, and put values with spaces in single quotes."));
        }
        return PostgresSettings.toUrl(settings);
    }
}
