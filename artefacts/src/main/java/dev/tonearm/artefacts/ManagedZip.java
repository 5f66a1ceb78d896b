package dev.tonearm.artefacts;

import java.nio.file.Path;
import java.util.List;

/// A function for Lambda's managed Java runtime: jars in `lib`, which it puts on the class path in
/// the order of their names.
///
/// @param inOneJar whether all are one (see [OneJar])
record ManagedZip(Checkout checkout, String function, boolean inOneJar) {
    Artefact build(Path to) {
        var zip = new SteadyZip(checkout.time());
        List<Path> jars = FunctionFiles.of(checkout, function).jars();
        if (inOneJar) {
            Path one = to.resolveSibling("one-jar").resolve(function + ".jar");
            jars = List.of(OneJar.write(jars, checkout.time(), one));
        }
        for (Path jar : jars) zip.add("lib/" + jar.getFileName(), jar);
        return Artefact.of(zip.write(to));
    }
}
