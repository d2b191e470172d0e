package org.schemawright.desktop.workspace;

import org.jspecify.annotations.Nullable;

/**
 * Where a run is to go.
 *
 * @param up upgrade, or else downgrade
 * @param target a revision as people write it; null for head when upgrading and for base when downgrading
 * @param backup whether the database is backed up first; nothing is run then when that fails
 */
public record RunWish(boolean up, @Nullable String target, boolean backup) {

    String words() {
        return up ? "Upgrading" : "Downgrading";
    }
}
