package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Images are named so that the name means the same tomorrow.
final class Images {
    private static final Pattern IMAGE =
            Pattern.compile(
                    "(?<name>[a-z0-9.:/_-]+?)(:(?<tag>\\w[\\w.-]{0,127}))?(?<digest>@sha256:[0-9a-f]{64})?");

    /// `4` and `4.2` move; `local` is made on the machine that runs it.
    private static final Pattern FIXED = Pattern.compile("v?\\d+\\.\\d+\\.\\d+([.-].+)?|local");

    private Images() {}

    static List<String> findings(Manifests manifests) {
        var findings = new Findings();
        for (Workload workload : Workload.of(manifests)) {
            for (Container container : workload.containers()) {
                String image = container.getImage();
                Matcher parts = IMAGE.matcher(image);
                if (!parts.matches()) {
                    findings.add("%s: %s is no image", workload.name(), image);
                    continue;
                }
                String tag = parts.group("tag");
                findings.unless(
                        parts.group("digest") != null
                                || (tag != null && FIXED.matcher(tag).matches()),
                        "%s: %s is another image tomorrow",
                        workload.name(),
                        image);
            }
        }
        return findings.sentences();
    }
}
