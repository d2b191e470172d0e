package org.schemawright.migration.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.schemawright.migration.Dialects;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Unread;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schemawright db}: what the engine can do with a database, without a window. */
@Command(
        name = "schemawright db",
        description = "Reads and compares schemas of SQLite and PostgreSQL databases, and runs their revisions.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        footer = {"", "Ends with 0 when done, 1 when it failed, 2 when it was called in a way it does not know."})
public final class DatabaseCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String ADDRESS = "The path of a SQLite file, or the address of a database: postgresql://…,"
            + " jdbc:…, a libpq or SQLAlchemy form.";

    private final DatabaseAccess access;
    private final CommandOutput output;

    private DatabaseCommand(DatabaseAccess access, CommandOutput output) {
        this.access = access;
        this.output = output;
    }

    /**
     * Runs a command.
     *
     * @param words what stands behind {@code db}
     * @param out for what was asked for; it must throw when it cannot be written
     * @param err for what is to be said beside it
     * @return the exit code
     */
    public static int run(List<String> words, DatabaseAccess access, OutputStream out, PrintStream err) {
        CommandOutput output = new CommandOutput(out, err);
        Surroundings surroundings = new Surroundings(access, output);
        CommandLine line = new CommandLine(new DatabaseCommand(access, output));
        for (RevisionCommand command : revisionCommands(surroundings)) {
            line.addSubcommand(command);
        }
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((misuse, arguments) -> misused(misuse, err));
        if (words.isEmpty()) {
            err.println("There is no command. These are known:");
            line.usage(err);
            return MISUSED;
        }
        return line.execute(words.stream().map(DatabaseCommand::notAnOption).toArray(String[]::new));
    }

    /** A range that counts back from where the database is, such as {@code -2:}, begins like an option. */
    private static String notAnOption(String word) {
        return word.matches("-\\d+:.*") ? "current" + word : word;
    }

    private static List<RevisionCommand> revisionCommands(Surroundings surroundings) {
        return List.of(
                new InitCommand(surroundings),
                new GenerateCommand(surroundings),
                new UpgradeCommand(surroundings),
                new DowngradeCommand(surroundings),
                new StampCommand(surroundings),
                new HistoryCommand(surroundings),
                new CurrentCommand(surroundings),
                new HeadsCommand(surroundings),
                new BranchesCommand(surroundings),
                new ShowCommand(surroundings),
                new MergeCommand(surroundings),
                new CheckCommand(surroundings),
                new SqlCommand(surroundings),
                new RehearseCommand(surroundings),
                new DriftCommand(surroundings),
                new BaselineCommand(surroundings),
                new PurgeCommand(surroundings),
                new SquashCommand(surroundings),
                new AcceptCommand(surroundings),
                new RestoreCommand(surroundings));
    }

    private static int misused(CommandLine.ParameterException misuse, PrintStream err) {
        String name = misuse.getCommandLine().getCommandSpec().qualifiedName();
        err.println(words(misuse, name) + " See " + name + " --help.");
        return MISUSED;
    }

    /** Repeats no word that could be a password, as one would be behind a space in an address. */
    private static String words(CommandLine.ParameterException misuse, String name) {
        boolean noCommand = !misuse.getCommandLine().getSubcommands().isEmpty();
        return switch (misuse) {
            case MisusedException own -> String.valueOf(own.getMessage());
            case CommandLine.MissingParameterException _ -> name + " needs " + wanted(name) + ".";
            case CommandLine.UnmatchedArgumentException unmatched
            when unmatched.getUnmatched().getFirst().matches("--?[a-z-]+") ->
                "There is no option " + unmatched.getUnmatched().getFirst() + ".";
            case CommandLine.UnmatchedArgumentException unmatched
            when noCommand -> "Behind " + name + " comes a command, such as inspect, diff, upgrade or history.";
            case CommandLine.UnmatchedArgumentException _ -> name + " takes " + taken(name);
            default -> name + " was called in a way it does not know.";
        };
    }

    private static String wanted(String name) {
        return switch (name.substring(name.lastIndexOf(' ') + 1)) {
            case "diff" -> "the paths or addresses of two databases";
            case "inspect", "ddl" -> "the path of a file or the address of a database";
            default -> "a revision";
        };
    }

    private static String taken(String name) {
        return switch (name.substring(name.lastIndexOf(' ') + 1)) {
            case "diff" -> "two files or addresses. Put it in quotes where it has spaces.";
            case "inspect", "ddl" -> "one file or address. Put it in quotes where it has spaces.";
            default -> "fewer words. Put a text in quotes where it has spaces.";
        };
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean help;

    @Command(
            name = "inspect",
            description =
                    "Prints what is in the database: tables with columns, keys and indexes, and all else there is.")
    int inspect(
            @Parameters(paramLabel = "URL|FILE", description = ADDRESS) String address,
            @Option(names = "--json", description = "As JSON, in the form that docs/inspect-json.md describes.")
                    boolean json) {
        return print(address, read -> output.write(json ? SchemaJson.of(read) : SchemaText.of(read)));
    }

    @Command(
            name = "ddl",
            description =
                    "Prints the SQL that builds the same schema, without rows, in an empty database; sqlite3 or psql"
                            + " runs it as it is.")
    int ddl(@Parameters(paramLabel = "URL|FILE", description = ADDRESS) String address) {
        return print(address, read -> {
            warn(read.schema().unread());
            return output.write(SchemaScript.of(read));
        });
    }

    @Command(
            name = "diff",
            description = "Prints what the second database has that the first has not (+), what it lacks (-), and what"
                    + " differs (~); what may have been renamed stands below.")
    int diff(
            @Parameters(index = "0", paramLabel = "URL|FILE", description = ADDRESS) String before,
            @Parameters(index = "1", paramLabel = "URL|FILE", description = "The same, of the second database.")
                    String after) {
        return print(
                before,
                one -> print(after, other -> {
                    if (!one.dialect().id().equals(other.dialect().id())) {
                        output.err()
                                .println("These are " + one.dialect().displayName() + " and "
                                        + other.dialect().displayName() + ". Give two of one engine.");
                        return FAILED;
                    }
                    warn(one.schema().unread());
                    warn(other.schema().unread());
                    return output.write(DifferenceText.of(one.schema(), other.schema()));
                }));
    }

    private void warn(List<Unread> unread) {
        if (!unread.isEmpty()) {
            List<String> parts =
                    unread.stream().map(u -> u.part() + " (" + u.reason() + ")").toList();
            output.err().println("Not everything could be read: " + String.join(", ", parts) + ".");
        }
    }

    private int print(String address, ToIntFunction<ReadSchema> printing) {
        try (Connection connection = access.connect(address)) {
            Optional<Dialect> dialect = Dialects.forConnection(connection);
            if (dialect.isEmpty()) {
                output.err().println("This is neither SQLite nor PostgreSQL. Give the address of one of these.");
                return FAILED;
            }
            DatabaseSchema schema = dialect.get().schemaReader().read(connection);
            return printing.applyAsInt(new ReadSchema(dialect.get(), schema));
        } catch (SQLException | RuntimeException failure) {
            output.err().println(access.explain(failure));
            return FAILED;
        }
    }
}
