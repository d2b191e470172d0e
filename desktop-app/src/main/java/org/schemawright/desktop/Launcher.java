package org.schemawright.desktop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;
import javafx.application.Application;
import org.schemawright.desktop.problem.Problem;
import org.schemawright.desktop.problem.ProblemTranslator;
import org.schemawright.migration.command.DatabaseCommand;

/**
 * Where the program starts: {@code Launcher [FILE|URL]}, {@code Launcher tour DIR [FILE|URL]}, or {@code Launcher
 * db …}, which needs no JavaFX. Not a JavaFX class itself, so that JavaFX may come from the class path.
 */
public final class Launcher {

    private static final String USAGE = """
            schemawright [FILE|URL]             opens the window, and the database in it
            schemawright tour DIR [FILE|URL]    pictures the main steps in DIR, on a copy of the database
            schemawright db inspect FILE|URL    prints what is in the database; with --json for programs
            schemawright db ddl FILE|URL        prints the SQL that builds the same schema, without rows
            schemawright db diff ONE OTHER      prints what two databases do not have alike
            schemawright db upgrade --url ONE   applies the revisions of the folder migrations
            schemawright db --help              says more of these, and names the others
            """;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws IOException {
        quietLogs();
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals("db")) {
            System.exit(database(words.subList(1, words.size())));
        } else if (words.contains("--help") || words.contains("-h")) {
            System.out.print(USAGE);
        } else if (!words.isEmpty() && words.getFirst().equals("tour")) {
            System.exit(tour(words.subList(1, words.size())));
        } else if (words.size() > 1) {
            System.exit(misused("Schemawright opens one database at a time, but here are " + words.size() + " names."));
        } else {
            System.exit(window(arguments));
        }
    }

    private static int window(String[] arguments) {
        try {
            Application.launch(DesktopApp.class, arguments);
            return 0;
        } catch (UnsupportedOperationException e) {
            // What JavaFX throws where it finds no display to open a window on.
            System.err.println(
                    "No window can be opened here: " + e.getMessage() + ". Start Schemawright from a desktop,"
                            + " or have its tour pictured without one: schemawright tour DIR [FILE|URL]");
            return FAILED;
        }
    }

    private static int database(List<String> words) throws IOException {
        // Not System.out, which never says that it cannot be written.
        try (OutputStream out = new FileOutputStream(FileDescriptor.out);
                PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8)) {
            return DatabaseCommand.run(words, new CommandAccess(), out, err);
        }
    }

    private static int tour(List<String> words) {
        if (words.isEmpty()) {
            return misused("The tour needs a folder for its pictures.");
        }
        if (words.size() > 2) {
            return misused("The tour takes a folder and one database, but here are " + words.size() + " names.");
        }
        withoutDisplay();
        Path pictures = Path.of(words.getFirst()).toAbsolutePath().normalize();
        try {
            new TourLauncher(pictures, words.stream().skip(1).findFirst()).run();
            System.out.println("The tour's pictures are in " + pictures + ".");
            return 0;
        } catch (Exception e) {
            Problem problem = ProblemTranslator.translate(e);
            System.err.println((problem.title() + " " + problem.advice()).strip());
            return FAILED;
        }
    }

    private static int misused(String words) {
        System.err.println(words);
        System.err.print(USAGE);
        return MISUSED;
    }

    /** The tour draws into memory, unless the person chose another platform. */
    private static void withoutDisplay() {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    /** Unless the person brought a configuration of their own. */
    private static void quietLogs() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream in = Launcher.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(in);
            }
        }
    }
}
