package org.schemawright.desktop.orm;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schemawright.migration.rehearse.RefusedException;

/** What lies in a folder of compiled classes, found by reading the files: nothing is loaded, nothing runs. */
final class ClassFiles {

    private static final int MAGIC = 0xCAFEBABE;
    /** The version of class files that Java 1 would have had, had it counted so. */
    private static final int BEFORE_JAVA = 44;

    private static final String JPA = "Ljakarta/persistence/";
    private static final Set<String> MANAGED =
            Set.of(JPA + "Entity;", JPA + "Embeddable;", JPA + "MappedSuperclass;", JPA + "Converter;");
    private static final String OLD_ENTITY = "Ljavax/persistence/Entity;";
    private static final String SPRING_BOOT = "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";
    /** What folders of libraries are called. */
    static final Set<String> LIBRARIES = Set.of("lib", "libs", "dependency");

    private static final Set<String> OF_TESTS = Set.of("test", "tests", "test-classes", "testFixtures");

    private final Set<Path> roots = new LinkedHashSet<>();
    private final Set<Path> libraries = new TreeSet<>();
    private final Set<String> managed = new TreeSet<>();
    private final Set<String> packages = new TreeSet<>();
    private final List<String> old = new ArrayList<>();
    private boolean springBoot;

    private ClassFiles() {}

    /**
     * Looks through a folder: the one with the classes, or one above it, as {@code target} or {@code build}. Classes of
     * tests are passed over.
     *
     * @throws RefusedException when one of the files cannot be understood
     */
    static ClassFiles in(Path folder) throws IOException, RefusedException {
        ClassFiles found = new ClassFiles();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = String.valueOf(directory.getFileName());
                // The last holds the same classes for other versions of Java.
                boolean passed = !directory.equals(folder)
                        && (name.startsWith(".")
                                || name.equals("node_modules")
                                || directory.endsWith("META-INF/versions"));
                return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".class") && !name.equals("module-info.class")) {
                found.read(folder, file);
            } else if (name.endsWith(".jar")
                    && file.getParent() instanceof Path parent
                    && LIBRARIES.contains(String.valueOf(parent.getFileName()))) {
                found.libraries.add(file);
            }
        }
        return found;
    }

    private void read(Path folder, Path file) throws IOException, RefusedException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.limit() < 8 || bytes.getInt(0) != MAGIC) {
            throw unreadable(file, null);
        }
        int java = Short.toUnsignedInt(bytes.getShort(6)) - BEFORE_JAVA;
        if (java > Runtime.version().feature()) {
            throw new RefusedException("The class in " + file + " was compiled for Java " + java
                    + ", and this program runs on Java " + Runtime.version().feature()
                    + ". Compile it for an older Java: javac --release "
                    + Runtime.version().feature() + ".");
        }
        try {
            ClassModel model = ClassFile.of().parse(bytes.array());
            String name = model.thisClass().asInternalName();
            if (root(folder, file, name)) {
                note(model, name.replace('/', '.'));
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether the file lies where a class of this name is looked for, and is not of a test. */
    private boolean root(Path folder, Path file, String name) {
        Path root = file;
        for (int up = name.length() - name.replace("/", "").length(); up >= 0 && root != null; up--) {
            root = root.getParent();
        }
        if (root == null || !root.startsWith(folder) || !file.equals(root.resolve(name + ".class"))) {
            return false;
        }
        for (Path part : folder.relativize(root)) {
            if (OF_TESTS.contains(part.toString())) {
                return false;
            }
        }
        roots.add(root);
        return true;
    }

    private void note(ClassModel model, String name) {
        List<String> annotations = model.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(all -> all.annotations().stream()
                        .map(a -> a.className().stringValue())
                        .toList())
                .orElse(List.of());
        if (name.endsWith(".package-info") && !annotations.isEmpty()) {
            packages.add(name.substring(0, name.lastIndexOf('.')));
        } else if (annotations.stream().anyMatch(MANAGED::contains)) {
            managed.add(name);
        }
        if (annotations.contains(OLD_ENTITY)) {
            old.add(name);
        }
        springBoot |= annotations.contains(SPRING_BOOT);
    }

    private static RefusedException unreadable(Path file, @Nullable Throwable cause) {
        String words = "The file " + file + " is no class that can be read. Compile it again.";
        return cause == null ? new RefusedException(words) : new RefusedException(words, cause);
    }

    /** Where a class path begins; the folder itself, one below it, or several. */
    Set<Path> roots() {
        return roots;
    }

    /** The jars in folders that are called as those of libraries are. */
    Set<Path> libraries() {
        return libraries;
    }

    /** The names of entities and what belongs to them: embeddables, mapped superclasses, converters. */
    Set<String> managed() {
        return managed;
    }

    /** The names of packages that have annotations of their own. */
    Set<String> packages() {
        return packages;
    }

    /** The names of entities of an older Jakarta Persistence, when it was called Java Persistence. */
    List<String> old() {
        return old;
    }

    /** Whether there is a program of Spring Boot, which names tables in a way of its own. */
    boolean springBoot() {
        return springBoot;
    }
}
