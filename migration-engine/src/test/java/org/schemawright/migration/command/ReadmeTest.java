package org.schemawright.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of the command line is what it does. */
class ReadmeTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path base;

    @BeforeEach
    void databases() throws Exception {
        make(
                "shop.db",
                "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, nation TEXT)",
                "INSERT INTO customer VALUES (1, 'Ann', 'NZ'), (2, 'Bo', 'FR')");
        make(
                "wanted.db",
                "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT)",
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customer)");
    }

    private void make(String name, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + base.resolve(name));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String readme() throws Exception {
        return Files.readString(
                Path.of(System.getProperty("schemawright.root", "..")).resolve("README.md"));
    }

    @Test
    void theTranscriptIsTrue() throws Exception {
        String text = readme();
        int start = text.indexOf("```\n$ ./schemawright db ") + 4;
        String transcript = text.substring(start, text.indexOf("```", start));
        StringBuilder now = new StringBuilder();
        for (String line : transcript.lines().filter(l -> l.startsWith("$ ")).toList()) {
            CommandRun run = CommandRun.of(words(line));
            now.append(line).append('\n').append(run.err()).append(run.out());
        }
        assertThat(withoutChance(now.toString())).isEqualTo(withoutChance(transcript));
        assertThat(transcript.lines().filter(l -> l.startsWith("$ "))).hasSize(5);
    }

    private String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.replaceFirst("\\$ ./schemawright db ", ""));
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(word.endsWith(".db") ? "jdbc:sqlite:" + base.resolve(word) : word);
        }
        words.addAll(List.of("--dir", base.resolve("migrations").toString()));
        return words.toArray(String[]::new);
    }

    /** Ids, days and times are of the moment. */
    private static String withoutChance(String text) {
        return text.replaceAll("\\b[0-9a-f]{12}\\b", "ID")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}", "DAY")
                .replaceAll("\\d+ ms", "N ms");
    }

    @Test
    void everyCommandIsDescribed() throws Exception {
        String text = readme();
        String help = CommandRun.of().err();
        Matcher command = Pattern.compile("(?m)^  ([a-z]+)(?:, [a-z]+)? +[A-Z]").matcher(help);
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (command.find()) {
            found++;
            if (!text.contains("db " + command.group(1))) {
                missing.add(command.group(1));
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(15);
    }
}
