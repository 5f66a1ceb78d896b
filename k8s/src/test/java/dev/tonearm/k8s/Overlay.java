package dev.tonearm.k8s;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// An overlay of `k8s/overlays`.
enum Overlay {
    LOCAL,
    STAGING,
    PRODUCTION;

    private static final Map<Overlay, Manifests> BUILT = new EnumMap<>(Overlay.class);

    static {
        // What overlays take in is renewed before any is built.
        if ("write".equals(System.getenv("TONEARM_GOLDEN"))) {
            AlertRulesTest.renew();
            ExporterTest.renew();
        }
    }

    /// What `kubectl apply -k` would send; built once.
    Manifests manifests() {
        synchronized (BUILT) {
            return BUILT.computeIfAbsent(
                    this,
                    overlay ->
                            Manifests.of(
                                    KubernetesTools.kubectl(
                                            "kustomize", "overlays/" + overlay.folder())));
        }
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
