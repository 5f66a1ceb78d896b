/// Builds the overlays of `k8s/` and judges what comes out: as strictly as a server reads it, and
/// by the rules that Tonearm has for itself.
@NullMarked
package dev.tonearm.k8s;

import org.jspecify.annotations.NullMarked;
