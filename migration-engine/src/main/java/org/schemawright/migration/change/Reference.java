package org.schemawright.migration.change;

import org.schemawright.migration.schema.ObjectRef;

/**
 * One thing that refers to another.
 *
 * @param from what refers
 * @param why how, in a few words: {@code author_id, deletes with it}, {@code reads title, price}
 * @param guess whether only names say so
 */
public record Reference(ObjectRef from, String why, boolean guess) {}
