package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Which modules of the JDK the classes of jars mention.
///
/// `jdeps` would say it if all of them had a module path: one jar with a descriptor among many
/// without makes it give up.
final class JdkUse {
    private static final Map<String, String> MODULE_OF_PACKAGE = modulesByPackage();

    private final SortedMap<String, SortedSet<String>> jarsByModule = new TreeMap<>();

    private JdkUse() {}

    /// The modules, each with the names of the jars that mention it. `java.base` goes without
    /// saying.
    static SortedMap<String, SortedSet<String>> of(List<Path> jars) {
        var use = new JdkUse();
        jars.forEach(use::read);
        return use.jarsByModule;
    }

    private void read(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isClass(entry.getName())) read(zip, entry, String.valueOf(jar.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + jar, e);
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private void read(ZipFile zip, ZipEntry entry, String jar) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            for (PoolEntry constant : ClassFile.of().parse(content.readAllBytes()).constantPool()) {
                if (constant instanceof ClassEntry type) mentioned(type.asInternalName(), jar);
            }
        }
    }

    private void mentioned(String type, String jar) {
        int end = type.lastIndexOf('/');
        if (end < 0) return;
        int start = type.startsWith("[") ? type.indexOf('L') + 1 : 0;
        String module = MODULE_OF_PACKAGE.get(type.substring(start, end).replace('/', '.'));
        if (module == null || module.equals("java.base")) return;
        jarsByModule.computeIfAbsent(module, _ -> new TreeSet<>()).add(jar);
    }

    private static Map<String, String> modulesByPackage() {
        var modules = new HashMap<String, String>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            String name = module.descriptor().name();
            module.descriptor().packages().forEach(it -> modules.put(it, name));
        }
        return modules;
    }
}
