package org.schemawright.desktop.orm;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The key of a new row: the one a person typed, and otherwise left out of the INSERT, so that the database gives it.
 * Hibernate's own identity strategy would refuse a typed key.
 */
final class TypedOrDatabaseKey extends IdentityGenerator implements BeforeExecutionGenerator {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean generatedOnExecution() {
        return true;
    }

    @Override
    public boolean generatedOnExecution(Object entity, SharedSessionContractImplementor session) {
        return key(entity, session) == null;
    }

    @Override
    public boolean generatedBeforeExecution(Object entity, SharedSessionContractImplementor session) {
        return key(entity, session) != null;
    }

    @Override
    public @Nullable Object generate(
            SharedSessionContractImplementor session,
            Object entity,
            @Nullable Object currentValue,
            EventType eventType) {
        return currentValue != null ? currentValue : key(entity, session);
    }

    @Override
    public StandInKey getGeneratedIdentifierDelegate(EntityPersister persister) {
        return new StandInKey(persister);
    }

    @Override
    public boolean allowAssignedIdentifiers() {
        return true;
    }

    private static @Nullable Object key(Object entity, SharedSessionContractImplementor session) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        return persister.getIdentifier(entity, session);
    }
}
