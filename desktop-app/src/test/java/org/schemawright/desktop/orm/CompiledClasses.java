package org.schemawright.desktop.orm;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes as a program's build leaves them, compiled for a test. */
public final class CompiledClasses {

    private static final Pattern NAME = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");
    private static final String HEAD = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            """;

    private CompiledClasses() {}

    /** The classes of a shop: the kinds of mapping that programs have most. */
    public static Path shop(Path folder) throws IOException {
        return compile(
                folder,
                "public enum Kind { PAPER, AUDIO }",
                "@Embeddable public class Address { public String street; @Column(length = 10) public String postcode; }",
                "@MappedSuperclass public abstract class Numbered"
                        + " { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) public Long id; }",
                """
                @Entity @Inheritance(strategy = InheritanceType.JOINED) public class Person extends Numbered {
                    static { if (true) throw new IllegalStateException("Started"); }
                    @Column(nullable = false, unique = true, length = 80) public String name;
                    @Embedded public Address home;
                }""",
                "@Entity public class Author extends Person { public int books; }",
                """
                @Entity @Table(indexes = @Index(columnList = "title")) public class Book extends Numbered {
                    @Column(nullable = false) public String title;
                    @Enumerated(EnumType.STRING) public Kind kind;
                    @ManyToMany @JoinTable(name = "book_author") public Set<Author> authors;
                    @ManyToOne(optional = false) public Person lentTo;
                    @ElementCollection public List<String> notes;
                }""");
    }

    /** Compiles each text as a class of the package shop, into {@code classes}. */
    public static Path compile(Path folder, String... texts) throws IOException {
        return compile(folder, List.of(), texts);
    }

    static Path compile(Path folder, List<String> options, String... texts) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> words = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-nowarn"));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.addAll(options);
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            Matcher name = NAME.matcher(text);
            if (!name.find()) {
                throw new IllegalArgumentException(text);
            }
            files.add(Files.writeString(sources.resolve(name.group(1) + ".java"), HEAD + text));
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            StringWriter said = new StringWriter();
            if (!compiler.getTask(said, manager, null, words, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException(said.toString());
            }
        }
        return classes;
    }

    /** All files of a folder as a jar, below a name in it. */
    static Path jar(Path folder, String below, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(below + folder.relativize(file)));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
