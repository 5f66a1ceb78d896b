package dev.tonearm.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Loads our own classes anew, and remembers which were wanted: a test of what is not loaded cannot
/// ask a process in which other tests have run.
public final class LoadedClasses extends ClassLoader {
    private final Set<String> names = new ConcurrentSkipListSet<>();

    public LoadedClasses() {
        super(LoadedClasses.class.getClassLoader());
    }

    /// The names so far.
    public Set<String> names() {
        return Set.copyOf(names);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.tonearm.")) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : own(name);
        }
    }

    private Class<?> own(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream from = getParent().getResourceAsStream(file)) {
            if (from == null) throw new ClassNotFoundException(name);
            byte[] code = from.readAllBytes();
            names.add(name);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
