package org.schemawright.desktop.connection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Passwords, in memory only and for as long as the program runs. */
public final class Secrets implements AutoCloseable {

    private final Map<String, char[]> passwords = new HashMap<>();

    /** Remembers a copy of the password; the caller may wipe its own. */
    public synchronized void remember(ConnectionProfile profile, char[] password) {
        char[] old = passwords.put(profile.target(), password.clone());
        if (old != null) {
            Arrays.fill(old, '\0');
        }
    }

    /** A copy of the password, which the caller may wipe; empty when none is known. */
    public synchronized Optional<char[]> password(ConnectionProfile profile) {
        return Optional.ofNullable(passwords.get(profile.target())).map(char[]::clone);
    }

    /** Forgets the password, for example after the server refused it. */
    public synchronized void forget(ConnectionProfile profile) {
        char[] old = passwords.remove(profile.target());
        if (old != null) {
            Arrays.fill(old, '\0');
        }
    }

    /** Wipes all. */
    @Override
    public synchronized void close() {
        passwords.values().forEach(password -> Arrays.fill(password, '\0'));
        passwords.clear();
    }
}
