package org.schemawright.migration.rehearse;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemawright.migration.change.SqlToken;
import org.schemawright.migration.change.SqlTokens;

/** Finds statements that reach out of the database they run in, which no scratch database can hold. */
final class ServerWide {

    private static final Set<String> OF_THE_SERVER =
            Set.of("DATABASE", "ROLE", "USER", "GROUP", "TABLESPACE", "SYSTEM", "SUBSCRIPTION");
    private static final Pattern IN_A_BODY = Pattern.compile(
            "\\b(create|alter|drop)\\s+(database|role|user|group|tablespace|system|subscription)\\b(?!\\s+mapping)",
            Pattern.CASE_INSENSITIVE);

    private ServerWide() {}

    /** Whether the statement changes something of the server, or reads or writes files of it. */
    static boolean isPostgresql(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        if (tokens.size() < 2) {
            return false;
        }
        String verb = tokens.getFirst().keyword();
        String what = tokens.get(1).keyword();
        return switch (verb) {
            case "CREATE", "ALTER", "DROP" ->
                what.equals("OWNED") || OF_THE_SERVER.contains(what) && !isUserMapping(tokens);
            case "COMMENT", "SECURITY" ->
                tokens.stream().limit(6).anyMatch(t -> Set.of("DATABASE", "ROLE", "TABLESPACE")
                        .contains(t.keyword()));
            case "GRANT", "REVOKE" -> isGrantOfTheServer(tokens);
            case "REASSIGN" -> true;
            case "COPY" -> isFile(tokens);
            case "DO" ->
                tokens.stream().anyMatch(t -> IN_A_BODY.matcher(t.text()).find());
            default -> false;
        };
    }

    private static boolean isUserMapping(List<SqlToken> tokens) {
        return tokens.size() > 2 && tokens.get(1).is("USER") && tokens.get(2).is("MAPPING");
    }

    /** GRANT one TO another is about roles; GRANT … ON DATABASE about what all databases share. */
    private static boolean isGrantOfTheServer(List<SqlToken> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("ON")) {
                return i + 1 < tokens.size()
                        && Set.of("DATABASE", "TABLESPACE", "PARAMETER")
                                .contains(tokens.get(i + 1).keyword());
            }
        }
        return true;
    }

    private static boolean isFile(List<SqlToken> tokens) {
        return tokens.stream().noneMatch(t -> t.is("STDIN") || t.is("STDOUT"));
    }

    /** Whether the statement would open or write another file. */
    static boolean isSqlite(String sql) {
        List<SqlToken> tokens = SqlTokens.of(sql);
        String verb = tokens.isEmpty() ? "" : tokens.getFirst().keyword();
        // The last two are not SQL, but the driver's own.
        return switch (verb) {
            case "ATTACH", "BACKUP", "RESTORE" -> true;
            case "VACUUM" -> tokens.stream().anyMatch(t -> t.is("INTO"));
            default -> false;
        };
    }

    /** @throws RefusedException naming the first statement of that sort */
    static void refuse(String dialect, List<String> statements) throws RefusedException {
        for (String sql : statements) {
            if (dialect.equals("sqlite") ? isSqlite(sql) : isPostgresql(sql)) {
                throw new RefusedException("A statement reaches out of the database and cannot be tried in a scratch"
                        + " database: " + sql.strip().lines().findFirst().orElse("")
                        + "\nTake it out, or run it by hand where it belongs.");
            }
        }
    }
}
