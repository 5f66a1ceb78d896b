package dev.tonearm.k8s;

import static dev.tonearm.k8s.Change.put;
import static dev.tonearm.k8s.Change.remove;
import static dev.tonearm.k8s.Rule.IMAGES;
import static dev.tonearm.k8s.Rule.PORTS;
import static dev.tonearm.k8s.Rule.PROBES;
import static dev.tonearm.k8s.Rule.QUOTA;
import static dev.tonearm.k8s.Rule.REFERENCES;
import static dev.tonearm.k8s.Rule.RESOURCES;
import static dev.tonearm.k8s.Rule.RESTRICTED;
import static dev.tonearm.k8s.Rule.ROLLOUTS;
import static dev.tonearm.k8s.Rule.SCALING;
import static dev.tonearm.k8s.Rule.SELECTORS;
import static dev.tonearm.k8s.Rule.SERVER;
import static dev.tonearm.k8s.Rule.VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake in what is in order is found by the rule that is there for it, and told so that one
/// sees what it is.
class MistakesTest {
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    private static final String SECURITY = CONTAINER + "/securityContext";

    static Stream<Arguments> mistakes() {
        return Stream.of(pods(), names(), ways(), rollouts(), scaling(), variables(), server())
                .flatMap(it -> it);
    }

    private static Stream<Arguments> pods() {
        return Stream.of(
                worker(RESTRICTED, put(SECURITY + "/privileged", "true"), "is privileged"),
                worker(
                        RESTRICTED,
                        remove(SECURITY + "/readOnlyRootFilesystem"),
                        "root file system"),
                worker(
                        RESTRICTED,
                        remove(SECURITY + "/allowPrivilegeEscalation"),
                        "gain privileges"),
                worker(RESTRICTED, put(SECURITY + "/capabilities/drop", "[NET_RAW]"), "keeps"),
                worker(RESTRICTED, put(SECURITY + "/capabilities/add", "[SYS_TIME]"), "gains"),
                worker(RESTRICTED, put(SECURITY + "/runAsUser", "0"), "is root"),
                worker(RESTRICTED, remove(POD + "/securityContext/runAsNonRoot"), "may be root"),
                worker(RESTRICTED, remove(POD + "/securityContext/seccompProfile"), "kernel"),
                worker(RESTRICTED, put(POD + "/hostNetwork", "true"), "machine's network"),
                worker(RESTRICTED, put(POD + "/hostPID", "true"), "processes"),
                worker(RESTRICTED, put(POD + "/hostIPC", "true"), "memory"),
                worker(RESTRICTED, put(POD + "/automountServiceAccountToken", "true"), "token"),
                worker(RESTRICTED, remove(POD + "/enableServiceLinks"), "every service"),
                worker(RESTRICTED, put(CONTAINER + "/ports/0/hostPort", "8080"), "port of its"),
                worker(
                        RESTRICTED,
                        put(POD + "/volumes/-", "{name: m, hostPath: {path: /}}"),
                        "mounts something"),
                of(
                        RESTRICTED,
                        "Namespace",
                        "tonearm",
                        put("/metadata/labels/pod-security.kubernetes.io~1enforce", "baseline"),
                        "lets in"),
                of(
                        RESTRICTED,
                        "ServiceAccount",
                        "lavalink",
                        remove("/automountServiceAccountToken"),
                        "gives its pods a token"),
                worker(RESOURCES, remove(CONTAINER + "/resources/limits/cpu"), "no limit of cpu"),
                worker(RESOURCES, remove(CONTAINER + "/resources/requests/memory"), "no memory"),
                worker(RESOURCES, put(CONTAINER + "/resources/requests/memory", "1Gi"), "ended"),
                worker(RESOURCES, put(CONTAINER + "/resources/requests/cpu", "3"), "more cpu"),
                worker(RESOURCES, remove(POD + "/volumes/0/emptyDir/sizeLimit"), "fill"),
                node(RESOURCES, put(POD + "/volumes/1/emptyDir/sizeLimit", "1Gi"), "disk"),
                worker(IMAGES, put(CONTAINER + "/image", "tonearm/voice-worker"), "tomorrow"),
                worker(IMAGES, put(CONTAINER + "/image", "a/b:latest"), "tomorrow"),
                node(IMAGES, put(CONTAINER + "/image", "a.example/b:4"), "tomorrow"),
                node(IMAGES, put(CONTAINER + "/image", "A B"), "no image"),
                worker(PROBES, remove(CONTAINER + "/startupProbe"), "has started"),
                worker(PROBES, remove(CONTAINER + "/livenessProbe"), "hangs"),
                worker(PROBES, remove(CONTAINER + "/readinessProbe"), "before it is ready"),
                worker(PROBES, put(CONTAINER + "/startupProbe/failureThreshold", "3"), "6 s"),
                worker(PROBES, put(CONTAINER + "/livenessProbe/failureThreshold", "1"), "10 s"),
                worker(
                        PROBES,
                        put(CONTAINER + "/livenessProbe/httpGet/path", "/health/readiness"),
                        "others are away"));
    }

    private static Stream<Arguments> names() {
        String label = "/app.kubernetes.io~1name";
        return Stream.of(
                worker(
                        SELECTORS,
                        put("/spec/selector/matchLabels" + label, "worker"),
                        "does not select its own"),
                worker(
                        SELECTORS,
                        put(
                                POD
                                        + "/topologySpreadConstraints/0/labelSelector/matchLabels"
                                        + label,
                                "worker"),
                        "counts other pods"),
                worker(SELECTORS, remove(POD + "/topologySpreadConstraints/1"), "in one zone"),
                of(
                        SELECTORS,
                        "Service",
                        "lavalink",
                        put("/spec/selector" + label, "node"),
                        "names no pod"),
                of(
                        SELECTORS,
                        "PodDisruptionBudget",
                        "lavalink",
                        put("/spec/selector/matchLabels" + label, "node"),
                        "is for no pod"),
                of(
                        SELECTORS,
                        "PodDisruptionBudget",
                        "lavalink",
                        put("/spec/selector/matchLabels", "{app.kubernetes.io/part-of: tonearm}"),
                        "voice-worker has 2 disruption budgets"),
                of(SELECTORS, "PodDisruptionBudget", "lavalink", remove(), "lavalink has 0"),
                of(
                        SELECTORS,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/podSelector/matchLabels" + label, "node"),
                        "network policy lavalink is for no pod"),
                of(
                        SELECTORS,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/ingress/0/from/0/podSelector/matchLabels" + label, "worker"),
                        "that there are not"),
                of(SELECTORS, "NetworkPolicy", "nothing", remove(), "no network policy refuses"),
                of(
                        SELECTORS,
                        "ServiceMonitor",
                        "voice-worker",
                        put("/spec/selector/matchLabels" + label, "worker"),
                        "reads 0 services"),
                of(
                        SELECTORS,
                        "ServiceMonitor",
                        "voice-worker",
                        put("/spec/endpoints/0/port", "web"),
                        "port web"),
                of(
                        SELECTORS,
                        "ServiceMonitor",
                        "lavalink",
                        put("/spec/endpoints", "[]"),
                        "nothing"),
                worker(REFERENCES, put(POD + "/serviceAccountName", "w"), "service account w"),
                worker(REFERENCES, put(POD + "/priorityClassName", "high"), "priority high"),
                worker(
                        REFERENCES,
                        put(CONTAINER + "/envFrom/0/configMapRef/name", "voice-worker"),
                        "the settings voice-worker"),
                worker(
                        REFERENCES,
                        put(CONTAINER + "/env/1/valueFrom/secretKeyRef/key", "token"),
                        "have no token, but [discord-token]"),
                worker(
                        REFERENCES,
                        put(CONTAINER + "/volumeMounts/0/name", "temp"),
                        "mounts volume temp"),
                worker(
                        REFERENCES,
                        put(POD + "/volumes/-", "{name: more, emptyDir: {}}"),
                        "nobody mounts"),
                node(
                        REFERENCES,
                        put(CONTAINER + "/volumeMounts/0/subPath", "application.yaml"),
                        "have no application.yaml"),
                of(REFERENCES, "ExternalSecret", "lavalink", remove(), "the secret lavalink"),
                of(REFERENCES, "SecretStore", "secrets-manager", remove(), "no SecretStore"),
                of(
                        REFERENCES,
                        "SecretStore",
                        "secrets-manager",
                        put(
                                "/spec/provider/aws/auth",
                                "{jwt: {serviceAccountRef: {name: reader}}}"),
                        "no ServiceAccount reader"),
                of(REFERENCES, "TriggerAuthentication", "cloudwatch", remove(), "cloudwatch"),
                of(
                        REFERENCES,
                        "ScaledObject",
                        "lavalink",
                        put("/spec/scaleTargetRef/name", "nodes"),
                        "no Deployment nodes"));
    }

    private static Stream<Arguments> ways() {
        return Stream.of(
                worker(PORTS, put(CONTAINER + "/livenessProbe/httpGet/port", "9090"), "probed"),
                of(
                        PORTS,
                        "Service",
                        "lavalink",
                        put("/spec/ports/0/targetPort", "http"),
                        "port that no pod has"),
                of(PORTS, "Service", "lavalink", put("/spec/ports/0/port", "80"), "at port 2333"),
                of(PORTS, "Service", "lavalink", remove("/spec/clusterIP"), "one address"),
                of(
                        PORTS,
                        "Service",
                        "lavalink",
                        put("/spec/publishNotReadyAddresses", "true"),
                        "about to end"),
                of(
                        PORTS,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/ingress/0/ports/0/port", "80"),
                        "where nobody listens"),
                settings(PORTS, put("/data/TONEARM_HTTP_PORT", "\"8081\""), "listens at 8081"),
                settings(
                        PORTS,
                        put("/data/TONEARM_LAVALINK_NODES", "dns://nodes:2333"),
                        "dns://nodes:2333"),
                of(
                        PORTS,
                        "ConfigMap",
                        "lavalink",
                        put("/data/application.yml", "'server: {port: 80}'"),
                        "nodes listen at 80"));
    }

    private static Stream<Arguments> rollouts() {
        return Stream.of(
                worker(ROLLOUTS, put("/spec/strategy", "{type: Recreate}"), "one more before"),
                worker(
                        ROLLOUTS,
                        put("/spec/strategy/rollingUpdate/maxUnavailable", "1"),
                        "one more before"),
                worker(ROLLOUTS, put("/spec/strategy/rollingUpdate/maxSurge", "50%"), "one more"),
                worker(ROLLOUTS, put("/spec/minReadySeconds", "30"), "may go 30 s after"),
                worker(ROLLOUTS, put("/spec/progressDeadlineSeconds", "150"), "given up"),
                worker(ROLLOUTS, put(POD + "/terminationGracePeriodSeconds", "100"), "killed"),
                node(ROLLOUTS, put(POD + "/terminationGracePeriodSeconds", "95"), "waits 90 s"),
                node(ROLLOUTS, remove(CONTAINER + "/lifecycle"), "players are elsewhere"),
                settings(ROLLOUTS, put("/data/TONEARM_DRAIN_SECONDS", "\"300\""), "up to 300 s"),
                of(
                        ROLLOUTS,
                        "PodDisruptionBudget",
                        "lavalink",
                        put("/spec/maxUnavailable", "0"),
                        "can be emptied"),
                of(
                        ROLLOUTS,
                        "PodDisruptionBudget",
                        "lavalink",
                        put("/spec/maxUnavailable", "2"),
                        "2 may go at once"),
                of(
                        ROLLOUTS,
                        "PodDisruptionBudget",
                        "lavalink",
                        remove("/spec/unhealthyPodEvictionPolicy"),
                        "not ready keeps"));
    }

    private static Stream<Arguments> scaling() {
        String down = "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown";
        return Stream.of(
                worker(SCALING, put("/spec/replicas", "3"), "undoes"),
                scaled(SCALING, put("/spec/maxReplicaCount", "17"), "17 workers"),
                scaled(SCALING, put("/spec/minReplicaCount", "0"), "from 0"),
                scaled(SCALING, remove("/spec/fallback"), "not to be had"),
                scaled(SCALING, put("/spec/fallback/replicas", "1"), "as many as at least"),
                scaled(SCALING, put(down + "/policies/0/value", "2"), "two pods"),
                scaled(SCALING, put(down + "/policies/0/periodSeconds", "60"), "two pods"),
                scaled(
                        SCALING,
                        put(down + "/policies/-", "{type: Percent, value: 50}"),
                        "two pods"),
                scaled(SCALING, remove(down + "/stabilizationWindowSeconds"), "every lull"),
                scaled(SCALING, put("/spec/scaleTargetRef/name", "worker"), "of nobody"),
                scaled(
                        SCALING,
                        put("/spec/triggers/1/metadata/expression", "QueueName=\"all\""),
                        "age is asked"),
                settings(SCALING, put("/data/TONEARM_PARTITIONS", "\"8\""), "8 partitions"),
                of(
                        QUOTA,
                        "ResourceQuota",
                        "tonearm",
                        put("/spec/hard/pods", "\"27\""),
                        "31 of pods"),
                of(
                        QUOTA,
                        "ResourceQuota",
                        "tonearm",
                        put("/spec/hard/requests.memory", "55Gi"),
                        "requests.memory"),
                of(
                        QUOTA,
                        "ResourceQuota",
                        "tonearm",
                        remove("/spec/hard/limits.cpu"),
                        "nobody bounds limits.cpu"),
                of(
                        QUOTA,
                        "ResourceQuota",
                        "tonearm",
                        remove("/spec/hard/services.nodeports"),
                        "open the namespace"),
                of(QUOTA, "ResourceQuota", "tonearm", remove(), "0 quotas"),
                of(
                        QUOTA,
                        "LimitRange",
                        "tonearm",
                        put("/spec/limits/0/max/cpu", "\"2\""),
                        "lavalink has a higher limit of cpu"));
    }

    private static Stream<Arguments> variables() {
        return Stream.of(
                settings(VARIABLES, remove("/data/TONEARM_PARTITIONS"), "not told TONEARM_PARTI"),
                settings(VARIABLES, remove("/data/TONEARM_TABLE"), "not told TONEARM_TABLE"),
                settings(VARIABLES, remove("/data/AWS_REGION"), "region"),
                settings(VARIABLES, put("/data/TONEARM_TABEL", "t"), "not know TONEARM_TABEL"),
                settings(VARIABLES, put("/data/TONEARM_PARTITIONS", "\"5\""), "TONEARM_PARTITIONS"),
                settings(VARIABLES, put("/data/TONEARM_QUEUE_URL", "q"), "TONEARM_QUEUE_URL"),
                settings(VARIABLES, put("/data/TONEARM_PLANS", "free"), "TONEARM_PLANS"),
                settings(
                        VARIABLES,
                        put("/data/TONEARM_BILLING_CLOCK", "/tmp/clock"),
                        "for rehearsals"),
                worker(VARIABLES, remove(CONTAINER + "/env/1"), "not told TONEARM_DISCORD_TOKEN"),
                of(VARIABLES, "Deployment", "voice-worker", remove(), "no worker"));
    }

    private static Stream<Arguments> server() {
        return Stream.of(
                of(SERVER, "Service", "lavalink", put("/metadata/name", "4nodes."), "is called"),
                of(SERVER, "Service", "lavalink", put("/metadata/name", "voice-worker"), "two"),
                of(SERVER, "Service", "lavalink", remove("/metadata/namespace"), "in namespace ''"),
                of(SERVER, "Service", "lavalink", put("/metadata/namespace", "music"), "music"),
                of(SERVER, "Service", "lavalink", put("/spec/ports/0/port", "70000"), "70000"),
                of(
                        SERVER,
                        "Service",
                        "lavalink",
                        put("/spec/ports/-", "{name: lavalink, port: 80}"),
                        "port lavalink twice"),
                of(SERVER, "Service", "lavalink", put("/metadata/labels/a~1b~1c", "d"), "a/b/c"),
                worker(SERVER, put("/metadata/labels/app", "-worker-"), "app"),
                worker(SERVER, put("/metadata/annotations", "{\"a b\": c}"), "a b"),
                worker(SERVER, put(CONTAINER + "/name", "Worker"), "no container"),
                worker(SERVER, put(CONTAINER + "/ports/0/name", "a-very-long-name"), "no port"),
                worker(SERVER, put(CONTAINER + "/ports/-", "{containerPort: 8080}"), "8080 twice"),
                worker(SERVER, put(CONTAINER + "/env/-", "{name: TONEARM_WORKER_NAME}"), "twice"),
                worker(SERVER, put(CONTAINER + "/env/-", "{name: 1 A}"), "no variable"),
                worker(SERVER, put(CONTAINER + "/env/0/value", "w"), "TONEARM_WORKER_NAME"),
                worker(
                        SERVER,
                        put(CONTAINER + "/volumeMounts/-", "{name: tmp, mountPath: /tmp}"),
                        "/tmp twice"),
                worker(SERVER, put(POD + "/volumes/-", "{name: tmp, emptyDir: {}}"), "tmp twice"),
                worker(SERVER, put("/spec/strategy/type", "Recreate"), "kind of rollout"),
                worker(
                        SERVER,
                        put("/spec/strategy/rollingUpdate/maxSurge", "0"),
                        "never be rolled out"),
                node(SERVER, put(POD + "/terminationGracePeriodSeconds", "60"), "waits longer"),
                of(
                        SERVER,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/egress/0/to/0/ipBlock/cidr", "10.0.0.0/8"),
                        "is not a part of 10.0.0.0/8"),
                of(
                        SERVER,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/egress/0/to/1/ipBlock/except/-", "\"::ffff:0:0/96\""),
                        "both versions"),
                of(
                        SERVER,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/egress/0/to/0/podSelector", "{}"),
                        "by their address"),
                of(
                        SERVER,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/egress/0/ports/0/endPort", "79"),
                        "from 80 to 79"),
                of(
                        SERVER,
                        "NetworkPolicy",
                        "lavalink",
                        put("/spec/egress/0/ports/0/port", "http"),
                        "no number"),
                settings(SERVER, put("/data/a b", "c"), "no key"),
                of(
                        SERVER,
                        "PriorityClass",
                        "tonearm-node",
                        put("/value", "1000000001"),
                        "cluster's own"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}, {3}")
    @MethodSource("mistakes")
    void a_mistake_is_found(Rule rule, String kind, String name, Change mistake, String told) {
        Manifests changed = Overlay.PRODUCTION.manifests().with(kind, name, mistake);

        assertThat(rule.findings(changed)).anyMatch(it -> it.contains(told));
    }

    @Test
    void every_rule_has_mistakes_to_find() {
        Set<Object> tried = mistakes().map(it -> it.get()[0]).collect(Collectors.toSet());

        assertThat(tried).isEqualTo(EnumSet.allOf(Rule.class));
    }

    private static Arguments worker(Rule rule, Change mistake, String told) {
        return of(rule, "Deployment", "voice-worker", mistake, told);
    }

    private static Arguments node(Rule rule, Change mistake, String told) {
        return of(rule, "Deployment", "lavalink", mistake, told);
    }

    private static Arguments scaled(Rule rule, Change mistake, String told) {
        return of(rule, "ScaledObject", "voice-worker", mistake, told);
    }

    private static Arguments settings(Rule rule, Change mistake, String told) {
        return of(rule, "ConfigMap", "voice-worker", mistake, told);
    }

    private static Arguments of(Rule rule, String kind, String name, Change mistake, String told) {
        return arguments(rule, kind, name, mistake, told);
    }
}
