package org.schemawright.desktop.orm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.schemawright.migration.dialect.Dialect;
import org.schemawright.migration.rehearse.EntityStatements;
import org.schemawright.migration.rehearse.RefusedException;

/**
 * Reads what a program's entity classes want, as Hibernate would make it; no database is needed for that.
 *
 * <p>Which classes are meant is read from the class files. These are then loaded, in a class loader of their own, because
 * Hibernate looks at them by reflection; their static initialisers do not run. What does run is what Hibernate makes
 * objects of while it reads a mapping: enums (for their values), converters, types, naming strategies and generators of a
 * program's own.
 */
public final class EntityClasses implements EntityStatements {

    private final List<Path> libraries;

    /** @param libraries jars, folders of jars and folders of classes that the entity classes need */
    public EntityClasses(List<Path> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    @Override
    public List<String> of(Path classes, Dialect dialect) throws IOException, RefusedException {
        try (ClassPlace place = ClassPlace.of(classes)) {
            ClassFiles files = ClassFiles.in(place.folder());
            Set<Path> path = new LinkedHashSet<>(files.roots());
            path.addAll(files.libraries());
            for (Path beside : place.beside()) {
                path.addAll(jars(beside));
            }
            for (Path library : libraries) {
                path.addAll(jars(library));
            }
            try (QuietClasses quiet = QuietClasses.of(path)) {
                return statements(classes, files, quiet, dialect.id().equals("sqlite"));
            }
        }
    }

    /** A library itself, and the jars in a folder of them. */
    private static List<Path> jars(Path library) throws IOException, RefusedException {
        if (Files.notExists(library)) {
            throw new RefusedException("There is no " + library + ". Give a jar, or a folder of jars.");
        }
        List<Path> found = new ArrayList<>(List.of(library));
        if (Files.isDirectory(library)) {
            try (Stream<Path> files = Files.list(library)) {
                files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> statements(Path asked, ClassFiles files, QuietClasses quiet, boolean sqlite)
            throws IOException, RefusedException {
        BootstrapServiceRegistry boot = new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(quiet)
                .build();
        StandardServiceRegistry registry = null;
        try {
            MappingFiles mappings = MappingFiles.in(files.roots(), boot);
            registry = new StandardServiceRegistryBuilder(boot)
                    .applySettings(settings(files, mappings, sqlite))
                    .build();
            MetadataSources sources = new MetadataSources(registry);
            for (String name : mappings.chosen(files.managed())) {
                quiet.demand(name);
                sources.addAnnotatedClassName(name);
            }
            files.packages().forEach(sources::addPackage);
            mappings.addTo(sources);
            Metadata metadata = sources.buildMetadata();
            if (metadata.getEntityBindings().isEmpty()) {
                throw none(asked, files);
            }
            if (sqlite) {
                metadata.collectTableMappings().forEach(EntityClasses::keysInside);
            }
            return new SchemaCreatorImpl(registry).generateCreationCommands(metadata, true);
        } catch (RuntimeException | LinkageError e) {
            throw refused(e);
        } finally {
            if (registry != null) {
                StandardServiceRegistryBuilder.destroy(registry);
            }
            BootstrapServiceRegistryBuilder.destroy(boot);
        }
    }

    private static Map<String, Object> settings(ClassFiles files, MappingFiles mappings, boolean sqlite) {
        Map<String, Object> settings = new HashMap<>();
        if (files.springBoot()) {
            settings.put(AvailableSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
            settings.put(AvailableSettings.IMPLICIT_NAMING_STRATEGY, new SpringNames());
        }
        settings.putAll(mappings.settings());
        settings.put(AvailableSettings.DIALECT, sqlite ? new SQLiteDialect() : new PostgreSQLDialect());
        settings.put("hibernate.boot.allow_jdbc_metadata_access", false);
        settings.put(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
        return settings;
    }

    /** Hibernate adds foreign keys to tables that are there, which SQLite cannot; here they come with the table. */
    private static void keysInside(Table table) {
        String keys = table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
                .map(EntityClasses::text)
                .collect(Collectors.joining(", "));
        if (!keys.isEmpty()) {
            String extra = table.getExtraDeclarations();
            table.setExtraDeclarations(extra == null || extra.isBlank() ? keys : extra + ", " + keys);
        }
    }

    private static String text(ForeignKey key) {
        SQLiteDialect dialect = new SQLiteDialect();
        Table referenced = key.getReferencedTable();
        List<Column> columns =
                key.isReferenceToPrimaryKey() ? referenced.getPrimaryKey().getColumns() : key.getReferencedColumns();
        String definition = key.getKeyDefinition();
        String action = key.getOnDeleteAction() == null
                ? ""
                : " on delete " + key.getOnDeleteAction().toSqlString();
        return "constraint " + dialect.quote(key.getName()) + " "
                + (definition != null && !definition.isBlank()
                        ? definition
                        : "foreign key (" + names(key.getColumns(), dialect) + ") references "
                                + referenced.getQuotedName(dialect) + " (" + names(columns, dialect) + ")" + action);
    }

    private static String names(List<Column> columns, SQLiteDialect dialect) {
        return columns.stream().map(c -> c.getQuotedName(dialect)).collect(Collectors.joining(", "));
    }

    private static RefusedException none(Path asked, ClassFiles files) {
        return new RefusedException(
                files.roots().isEmpty()
                        ? "There are no compiled classes in " + asked
                                + ". Compile them, or give another folder or a jar."
                        : files.old().isEmpty()
                                ? "None of the classes in " + asked + " is an entity. Give a folder or a jar that has"
                                        + " classes with @Entity of jakarta.persistence."
                                : "The entities in " + asked + ", such as "
                                        + files.old().getFirst()
                                        + ", are of javax.persistence. Move them to jakarta.persistence, which is what"
                                        + " can be read.");
    }

    /** The innermost reason says what is wrong with which class. */
    private static RefusedException refused(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        String words = String.valueOf(reason.getMessage()).replace('/', '.').strip();
        if (reason instanceof NoClassDefFoundError || reason instanceof ClassNotFoundException) {
            return new RefusedException(
                    "The entity classes need " + words
                            + ", which is not there. Name its jar, or a folder of jars, among the libraries.",
                    failure);
        }
        return new RefusedException(
                "The entity classes cannot be understood: " + words + (words.endsWith(".") ? "" : ".")
                        + " Mend them, compile them, then try again.",
                failure);
    }
}
