package org.schemawright.desktop.orm;

import jakarta.persistence.AccessType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.jaxb.mapping.spi.JaxbAttributesContainerImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbBasicImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbIdClassImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbIdImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbTableImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbUserTypeImpl;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.schemawright.desktop.rows.RowIdentity;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.ObjectName;
import org.schemawright.migration.schema.Table;
import org.schemawright.migration.schema.TableKind;

/**
 * Reflected tables as a Hibernate mapping: one class per table, every writable column a plain attribute. What Hibernate
 * 7.4 ignores in the XML binding is set on the built mapping by {@link #finish}.
 */
final class EntityMapping {

    /** The column that PostgreSQL changes with every change of a row. */
    private static final String XMIN = "xmin";

    private final boolean sqlite;
    private final EntityClassMaker classes = new EntityClassMaker();
    private final JaxbEntityMappingsImpl binding = new JaxbEntityMappingsImpl();
    private final Map<ObjectName, MappedTable> tables = new LinkedHashMap<>();
    private final Map<String, MappedTable> byClass = new LinkedHashMap<>();

    EntityMapping(boolean sqlite) {
        this.sqlite = sqlite;
        binding.setAccess(AccessType.FIELD);
        binding.setAutoImport(false);
    }

    ClassLoader classes() {
        return classes;
    }

    JaxbEntityMappingsImpl binding() {
        return binding;
    }

    Map<ObjectName, MappedTable> tables() {
        return tables;
    }

    /** Adds a table; one whose rows cannot be told apart is left out. */
    void add(Table table) {
        Optional<RowIdentity> identity = RowIdentity.of(table, sqlite);
        if (identity.isEmpty() || tables.containsKey(table.name())) {
            return;
        }
        MappedTable mapped = mapped(table, identity.get());
        tables.put(table.name(), mapped);
        byClass.put(mapped.entity().getName(), mapped);
    }

    /** Sets what the XML binding cannot say. */
    void finish(PersistentClass entity) {
        MappedTable mapped = byClass.get(entity.getClassName());
        if (mapped == null) {
            throw new IllegalStateException("unknown class " + entity.getClassName());
        }
        entity.setLazy(false);
        entity.setDynamicInsert(true);
        entity.setDynamicUpdate(true);
        entity.setOptimisticLockStyle(
                mapped.comparesChangedOnly() ? OptimisticLockStyle.DIRTY : OptimisticLockStyle.ALL);
        Field version = mapped.version();
        for (Property property : entity.getProperties()) {
            property.setOptimisticLocked(
                    version == null
                            ? !property.getName().equals("_identifierMapper") && comparable(mapped, property.getName())
                            : property.getName().equals(version.getName()));
        }
        if (mapped.identity().columns().size() == 1) {
            ((SimpleValue) entity.getIdentifier()).setCustomIdGeneratorCreator(context -> new TypedOrDatabaseKey());
        }
    }

    private MappedTable mapped(Table table, RowIdentity identity) {
        String name = "E" + tables.size() + plain(table.name().name());
        Map<String, String> attributes = attributes(table, identity);
        boolean versioned = !sqlite && table.kind() != TableKind.FOREIGN;
        List<String> fields = new ArrayList<>(attributes.values());
        if (versioned) {
            fields.add(XMIN);
        }
        Class<?> entity = classes.entity(name, fields);

        JaxbEntityImpl xml = new JaxbEntityImpl();
        xml.setClazz(entity.getName());
        xml.setName(name);
        xml.setMetadataComplete(true);
        xml.setTable(xmlTable(table.name()));
        JaxbAttributesContainerImpl all = new JaxbAttributesContainerImpl();
        attributes.forEach((column, attribute) -> {
            if (identity.columns().contains(column)) {
                all.getIdAttributes().add(xmlId(column, attribute));
            } else {
                all.getBasicAttributes().add(xmlBasic(column, attribute, true));
            }
        });
        if (versioned) {
            all.getBasicAttributes().add(xmlBasic(XMIN, XMIN, false));
        }
        if (identity.columns().size() > 1) {
            Class<?> key = classes.key(
                    name + "_Key",
                    identity.columns().stream().map(attributes::get).toList());
            JaxbIdClassImpl idClass = new JaxbIdClassImpl();
            idClass.setClazz(key.getName());
            xml.setIdClass(idClass);
        }
        xml.setAttributes(all);
        binding.getEntities().add(xml);

        Map<String, Field> byColumn = new LinkedHashMap<>();
        attributes.forEach((column, attribute) -> byColumn.put(column, field(entity, attribute)));
        return new MappedTable(table, identity, entity, byColumn, versioned ? field(entity, XMIN) : null);
    }

    /** Attribute names for the columns that can be written and for the key. */
    private static Map<String, String> attributes(Table table, RowIdentity identity) {
        Stream<String> written = table.columns().stream()
                .filter(column -> column.generated() == null)
                .map(Column::name);
        Map<String, String> attributes = new LinkedHashMap<>();
        Stream.concat(identity.columns().stream(), written)
                .distinct()
                .forEach(column -> attributes.put(column, "c" + attributes.size() + plain(column)));
        return attributes;
    }

    /** PostgreSQL has no {@code =} for these, which matters only where {@code xmin} is not there to compare. */
    private boolean comparable(MappedTable mapped, String attribute) {
        return sqlite
                || mapped.fields().entrySet().stream()
                        .filter(field -> field.getValue().getName().equals(attribute))
                        .flatMap(field -> mapped.table().column(field.getKey()).stream())
                        .noneMatch(column -> column.type().raw().matches("(?i)(json|xml|point|polygon|box)(\\[\\])?"));
    }

    private JaxbIdImpl xmlId(String column, String attribute) {
        JaxbIdImpl id = new JaxbIdImpl();
        id.setName(attribute);
        id.setType(xmlType());
        id.setColumn(xmlColumn(column));
        return id;
    }

    private JaxbBasicImpl xmlBasic(String column, String attribute, boolean writable) {
        JaxbBasicImpl basic = new JaxbBasicImpl();
        basic.setName(attribute);
        basic.setType(xmlType());
        JaxbColumnImpl xmlColumn = xmlColumn(column);
        xmlColumn.setInsertable(writable);
        xmlColumn.setUpdatable(writable);
        basic.setColumn(xmlColumn);
        return basic;
    }

    private JaxbUserTypeImpl xmlType() {
        JaxbUserTypeImpl type = new JaxbUserTypeImpl();
        type.setValue(StoredValueType.of(sqlite).getClass().getName());
        return type;
    }

    private static JaxbColumnImpl xmlColumn(String column) {
        JaxbColumnImpl xml = new JaxbColumnImpl();
        xml.setName(quoted(column));
        return xml;
    }

    private static JaxbTableImpl xmlTable(ObjectName name) {
        JaxbTableImpl xml = new JaxbTableImpl();
        xml.setName(quoted(name.name()));
        String schema = name.schema();
        if (schema != null) {
            xml.setSchema(quoted(schema));
        }
        return xml;
    }

    /** Hibernate's way to ask for quotes; it does not double those inside the name. */
    private static String quoted(String name) {
        return '`' + name.replace("\"", "\"\"") + '`';
    }

    /** The letters and digits of a name, for a class or attribute that people may meet in a stack trace. */
    private static String plain(String name) {
        return "_" + name.replaceAll("[^A-Za-z0-9]", "");
    }

    private static Field field(Class<?> entity, String name) {
        try {
            return entity.getField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
