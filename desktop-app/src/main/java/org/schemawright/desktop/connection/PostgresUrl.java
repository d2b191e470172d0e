package org.schemawright.desktop.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemException;

/** The forms of PostgreSQL addresses with slashes: JDBC's, libpq's and SQLAlchemy's, which differ little. */
final class PostgresUrl {

    private PostgresUrl() {}

    /** What follows {@code jdbc:postgresql:}: {@code //host:port/database?parameters}, or only a database. */
    static DatabaseUrl jdbc(String rest) {
        if (rest.startsWith("//")) {
            return uri(rest.substring(2));
        }
        String path = rest.startsWith("/") ? rest.substring(1) : rest;
        return uri("/" + path);
    }

    /** What follows the two slashes: {@code user:password@host:port/database?parameters}, each part optional. */
    static DatabaseUrl uri(String rest) {
        int end = authorityEnd(rest);
        String authority = rest.substring(0, end);
        String tail = rest.substring(end);
        int question = tail.indexOf('?');
        String path = question < 0 ? tail : tail.substring(0, question);
        String query = question < 0 ? "" : tail.substring(question + 1);
        requireWholeLogin(authority, path, query);

        Map<String, String> settings = new LinkedHashMap<>();
        // A password may hold an @ that was not encoded; a host cannot.
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String login = authority.substring(0, at);
            int colon = login.indexOf(':');
            settings.put("user", decode(colon < 0 ? login : login.substring(0, colon)));
            if (colon >= 0) {
                settings.put("password", decode(login.substring(colon + 1)));
            }
        }
        address(authority.substring(at + 1), settings);
        if (path.length() > 1) {
            settings.put("dbname", decode(path.substring(1)));
        }
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                settings.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
            }
        }
        settings.values().removeIf(String::isEmpty);
        return PostgresSettings.toUrl(settings);
    }

    /**
     * Refuses {@code user:pass/word@host}: its parts would be taken for host, port and database, and a part of the
     * password be shown, and kept, as one of them.
     */
    private static void requireWholeLogin(String authority, String path, String query) {
        if (authority.contains("@") || authority.startsWith("[") || !authority.contains(":")) {
            return;
        }
        boolean port = authority.substring(authority.indexOf(':') + 1).matches("\\d*");
        boolean settings = query.isEmpty() || query.matches("[^=@]+=.*");
        if (path.contains("@") || query.contains("@") && !(port && settings)) {
            throw new ProblemException(Problem.of(
                    "The address has a / or a ? before the @.",
                    "Write / as %2F and ? as %3F in a password, and @ as %40 in the name of a database."));
        }
    }

    private static int authorityEnd(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                return i;
            }
        }
        return rest.length();
    }

    private static void address(String address, Map<String, String> settings) {
        if (address.startsWith("[")) {
            int close = address.indexOf(']');
            if (close < 0) {
                throw new ProblemException(
                        Problem.of("The bracket around the host's address is not closed.", "Write it as [::1]:5432."));
            }
            settings.put("host", address.substring(1, close));
            if (address.startsWith(":", close + 1)) {
                settings.put("port", address.substring(close + 2));
            }
            return;
        }
        int colon = address.indexOf(':');
        settings.put("host", decode(colon < 0 ? address : address.substring(0, colon)));
        if (colon >= 0) {
            settings.put("port", address.substring(colon + 1));
        }
    }

    /** Percent-decoding; a plus stays a plus, and a percent sign that encodes nothing stays as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (raw[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
