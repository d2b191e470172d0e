package org.schemawright.desktop.orm;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.jaxb.Origin;
import org.hibernate.boot.jaxb.SourceType;
import org.hibernate.boot.jaxb.spi.Binding;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;

/** A session factory over some tables, with the classes made for them. */
final class EntityFactory implements AutoCloseable {

    /** Hibernate would load by arrays of ids, and has no array of a type that is only known at run time. */
    private static final class NoArrays extends PostgreSQLDialect {
        @Override
        public boolean supportsStandardArrays() {
            return false;
        }
    }

    private final StandardServiceRegistry registry;
    private final SessionFactory sessions;
    private final Map<ObjectName, MappedTable> tables;

    private EntityFactory(
            StandardServiceRegistry registry, SessionFactory sessions, Map<ObjectName, MappedTable> tables) {
        this.registry = registry;
        this.sessions = sessions;
        this.tables = Map.copyOf(tables);
    }

    /** Builds one; takes from tens of milliseconds to seconds. Connections are handed in with each session. */
    static EntityFactory build(Collection<Table> tables, boolean sqlite) {
        EntityMapping mapping = new EntityMapping(sqlite);
        tables.forEach(mapping::add);
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(mapping.classes())
                        .build())
                .applySettings(settings(sqlite))
                .build();
        try {
            Metadata metadata = new MetadataSources(registry)
                    .addMappingXmlBinding(
                            new Binding<>(mapping.binding(), new Origin(SourceType.OTHER, "reflected tables")))
                    .buildMetadata();
            metadata.getEntityBindings().forEach(mapping::finish);
            return new EntityFactory(registry, metadata.buildSessionFactory(), mapping.tables());
        } catch (RuntimeException | Error e) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw e;
        }
    }

    private static Map<String, Object> settings(boolean sqlite) {
        return Map.of(
                AvailableSettings.DIALECT,
                sqlite ? new SQLiteDialect() : new NoArrays(),
                "hibernate.boot.allow_jdbc_metadata_access",
                false,
                AvailableSettings.USE_SECOND_LEVEL_CACHE,
                false,
                AvailableSettings.USE_QUERY_CACHE,
                false,
                AvailableSettings.STATEMENT_BATCH_SIZE,
                0,
                AvailableSettings.USE_GET_GENERATED_KEYS,
                true,
                AvailableSettings.CHECK_NULLABILITY,
                false,
                AvailableSettings.JAKARTA_VALIDATION_MODE,
                "none");
    }

    SessionFactory sessions() {
        return sessions;
    }

    Optional<MappedTable> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public void close() {
        sessions.close();
        StandardServiceRegistryBuilder.destroy(registry);
    }
}
