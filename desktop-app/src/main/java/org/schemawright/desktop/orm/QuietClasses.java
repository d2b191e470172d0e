package org.schemawright.desktop.orm;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.boot.registry.classloading.internal.TcclLookupPrecedence;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.schemawright.migration.rehearse.RefusedException;

/**
 * Gives Hibernate the classes of a program without starting them: a class is looked at, and its static initialiser runs
 * only once something makes an object of it.
 */
final class QuietClasses extends ClassLoaderServiceImpl implements AutoCloseable {

    private static final long serialVersionUID = 1;

    private final transient URLClassLoader loader;

    private QuietClasses(URLClassLoader loader) {
        super(List.of(loader), TcclLookupPrecedence.NEVER);
        this.loader = loader;
    }

    /** @param path folders and jars, in order; what Schemawright has itself comes before them */
    static QuietClasses of(Collection<Path> path) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path part : path) {
            urls.add(part.toUri().toURL());
        }
        return new QuietClasses(new URLClassLoader(urls.toArray(URL[]::new), QuietClasses.class.getClassLoader()));
    }

    /** Makes sure that a class and all that its fields and methods name can be loaded. */
    void demand(String name) throws RefusedException {
        try {
            Class<?> found = Class.forName(name, false, loader);
            for (Class<?> type = found; type != null; type = type.getSuperclass()) {
                Field[] _ = type.getDeclaredFields();
                Method[] _ = type.getDeclaredMethods();
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw missing(name, e);
        }
    }

    private static RefusedException missing(String name, Throwable failure) {
        String cause = String.valueOf(failure.getMessage());
        if (failure instanceof ClassNotFoundException) {
            return new RefusedException("There is no class " + cause + ". Compile it, or take its name out.", failure);
        }
        if (failure instanceof NoClassDefFoundError) {
            return new RefusedException(
                    "The class " + name + " needs " + cause.replace('/', '.')
                            + ", which is not there. Name its jar, or a folder of jars, among the libraries.",
                    failure);
        }
        return new RefusedException(
                "The class " + name + " cannot be loaded: " + cause + ". Compile it again.", failure);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<T> classForName(String name) {
        try {
            return (Class<T>) Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassLoadingException("Unable to load class [" + name + "]", e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
