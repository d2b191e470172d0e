package org.schemawright.migration.run;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** Gives Liquibase a text that was read already as a file of this name, and no other file. */
final class OneFile extends AbstractResourceAccessor {

    private final String name;
    private final String text;

    OneFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of();
    }

    @Override
    public List<Resource> getAll(String path) {
        return path.equals(name) ? List.of(new Text(name, text)) : List.of();
    }

    @Override
    public List<String> describeLocations() {
        return List.of();
    }

    @Override
    public void close() {}

    private static final class Text extends AbstractResource {

        private final String text;

        Text(String name, String text) {
            super(name, URI.create("memory:/revision"));
            this.text = text;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            throw new UnsupportedOperationException("A revision reads no other file, such as " + other);
        }

        @Override
        public Resource resolveSibling(String other) {
            throw new UnsupportedOperationException("A revision reads no other file, such as " + other);
        }
    }
}
