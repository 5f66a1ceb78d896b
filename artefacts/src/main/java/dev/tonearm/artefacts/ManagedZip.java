package dev.tonearm.artefacts;

import java.nio.file.Path;

/// A function for Lambda's managed Java runtime: jars in `lib`, which it puts on the class path in
/// the order of their names.
record ManagedZip(Checkout checkout, String function) {
    Artefact build(Path to) {
        var zip = new SteadyZip(checkout.time());
        for (Path jar : FunctionFiles.of(checkout, function).jars()) {
            zip.add("lib/" + jar.getFileName(), jar);
        }
        return Artefact.of(zip.write(to));
    }
}
