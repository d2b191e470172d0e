package org.schemawright.desktop.orm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementDetails;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.generator.values.GeneratedValues;
import org.hibernate.generator.values.internal.GeneratedValuesImpl;
import org.hibernate.id.insert.GetGeneratedKeysDelegate;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Gives the session a negative key of its own for a new row whose key comes from the database: the INSERT has not been
 * sent by then, and for a preview never is. {@link StatementQueue} asks for the real one.
 */
final class StandInKey extends GetGeneratedKeysDelegate {

    private final AtomicLong last = new AtomicLong();

    StandInKey(EntityPersister persister) {
        super(persister, true, EventType.INSERT);
    }

    @Override
    public GeneratedValues performMutation(
            PreparedStatementDetails details,
            JdbcValueBindings bindings,
            Object entity,
            SharedSessionContractImplementor session) {
        try {
            PreparedStatement statement = details.resolveStatement();
            bindings.beforeStatement(details);
            statement.executeUpdate();
        } catch (SQLException refused) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(refused, "The INSERT could not be written down.", details.getSqlString());
        } finally {
            if (details.getStatement() != null) {
                details.releaseStatement(session);
            }
            bindings.afterStatement(details.getMutatingTableDetails());
        }
        GeneratedValues key = new GeneratedValuesImpl(List.of(persister.getIdentifierMapping()));
        key.addGeneratedValue(persister.getIdentifierMapping(), last.decrementAndGet());
        return key;
    }
}
