package org.schemawright.desktop.orm;

import java.io.IOException;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.cfgxml.internal.ConfigLoader;
import org.hibernate.boot.cfgxml.spi.LoadedConfig;
import org.hibernate.boot.cfgxml.spi.MappingReference;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceXmlParser;
import org.schemawright.migration.rehearse.RefusedException;

/** What the files beside the classes say: which classes are meant, what else is mapped, and how names are made. */
final class MappingFiles {

    /** What settings may have a say in how tables look; those of connections, caches and the like have none. */
    private static final List<String> ABOUT_TABLES = List.of(
            "hibernate.physical_naming_strategy",
            "hibernate.implicit_naming_strategy",
            "hibernate.column_ordering_strategy",
            "hibernate.default_schema",
            "hibernate.globally_quoted_identifiers",
            "hibernate.auto_quote_keyword",
            "hibernate.id.",
            "hibernate.model.",
            "hibernate.mapping.",
            "hibernate.type.",
            "hibernate.timezone.",
            "hibernate.discriminator.",
            "hibernate.use_nationalized_character_data",
            "hibernate.create_empty_composites.enabled");

    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Set<String> listed = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();
    private final Set<URL> urls = new LinkedHashSet<>();
    private final List<MappingReference> references = new ArrayList<>();
    private boolean onlyListed;

    private MappingFiles() {}

    /**
     * @param roots where they are looked for
     * @throws RefusedException when one contradicts itself; what Hibernate cannot read, it says by itself
     */
    static MappingFiles in(Set<Path> roots, BootstrapServiceRegistry registry) throws IOException, RefusedException {
        MappingFiles files = new MappingFiles();
        for (Path root : roots) {
            files.properties(root.resolve("hibernate.properties"));
            files.configuration(root.resolve("hibernate.cfg.xml"), registry);
            files.units(root.resolve("META-INF").resolve("persistence.xml"), registry);
            files.mapping(root.resolve("META-INF").resolve("orm.xml"));
            try (Stream<Path> below = Files.walk(root)) {
                for (Path file : below.filter(f -> f.toString().endsWith(".hbm.xml"))
                        .sorted()
                        .toList()) {
                    files.mapping(file);
                }
            }
        }
        return files;
    }

    private void properties(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            take(properties);
        }
    }

    private void configuration(Path file, BootstrapServiceRegistry registry) {
        if (Files.isRegularFile(file)) {
            LoadedConfig config = new ConfigLoader(registry).loadConfigXmlFile(file.toFile());
            take(config.getConfigurationValues());
            references.addAll(config.getMappingReferences());
            onlyListed |= !config.getMappingReferences().isEmpty();
        }
    }

    private void units(Path file, BootstrapServiceRegistry registry) throws IOException, RefusedException {
        if (Files.isRegularFile(file)) {
            PersistenceXmlParser parser =
                    PersistenceXmlParser.create(Map.of(), null, registry.requireService(ClassLoaderService.class));
            Map<String, PersistenceUnitDescriptor> units =
                    parser.parse(List.of(file.toUri().toURL()));
            if (units.size() > 1) {
                throw new RefusedException(
                        "The file " + file + " has several units ("
                                + String.join(
                                        ", ", units.keySet().stream().sorted().toList())
                                + "), which may be for several databases. Leave the one that is meant in a copy of the folder.");
            }
            for (PersistenceUnitDescriptor unit : units.values()) {
                take(unit.getProperties());
                listed.addAll(unit.getManagedClassNames());
                resources.addAll(unit.getMappingFileNames());
                onlyListed |= unit.isExcludeUnlistedClasses();
            }
        }
    }

    private void mapping(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            urls.add(file.toUri().toURL());
        }
    }

    private void take(Map<?, ?> properties) {
        properties.forEach((key, value) -> {
            if (ABOUT_TABLES.stream().anyMatch(String.valueOf(key)::startsWith)) {
                settings.put(String.valueOf(key), value);
            }
        });
    }

    /** Which of the annotated classes are meant, and those that only a file names. */
    Set<String> chosen(Set<String> annotated) {
        Set<String> chosen = new LinkedHashSet<>(onlyListed ? Set.of() : annotated);
        chosen.addAll(listed);
        references.stream()
                .filter(r -> r.getType() == MappingReference.Type.CLASS)
                .map(MappingReference::getReference)
                .forEach(chosen::add);
        return chosen;
    }

    Map<String, Object> settings() {
        return settings;
    }

    /** Adds what is mapped by files. */
    void addTo(MetadataSources sources) {
        references.stream()
                .filter(r -> r.getType() != MappingReference.Type.CLASS)
                .forEach(r -> r.apply(sources));
        resources.stream()
                .filter(name -> urls.stream().noneMatch(url -> url.getPath().endsWith("/" + name)))
                .forEach(sources::addResource);
        urls.forEach(sources::addURL);
    }
}
