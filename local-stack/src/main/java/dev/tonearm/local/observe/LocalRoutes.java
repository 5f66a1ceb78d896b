package dev.tonearm.local.observe;

import dev.tonearm.core.environment.WrongSettingsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/// The routes that a deployment's alerts take, to receivers of this stack: whoever would be woken
/// is written down. Nobody waits here for more of the same, so groups are told at once.
final class LocalRoutes {
    /// What a receiver and its routes do not need here, and could not read.
    private static final List<String> LEFT_OUT = List.of("global", "templates", "receivers");

    private static final String SOONEST = "1s";
    private static final String AGAIN = "5s";

    private LocalRoutes() {}

    /// @param text of `alertmanager.yaml`; one receiver for everything where it is empty
    /// @param receivers below which each receiver listens
    static String of(String text, URI receivers) {
        Map<String, Object> config = read(text);
        var local = new LinkedHashMap<String, Object>();
        config.forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) local.put(name, value);
        });
        if (config.isEmpty()) local.put("route", Map.of("receiver", "everybody"));
        local.put("route", sooner(object(local.get("route"))));
        local.put("receivers", receivers(config.get("receivers"), receivers));
        return yaml().dump(local);
    }

    static Map<String, Object> read(String text) {
        Object read = yaml().load(text);
        return read == null ? Map.of() : object(read);
    }

    /// Told within seconds, whatever the routes say.
    private static Map<String, Object> sooner(Map<String, Object> route) {
        var sooner = new LinkedHashMap<>(route);
        sooner.put("group_wait", SOONEST);
        sooner.put("group_interval", AGAIN);
        if (route.get("routes") instanceof List<?> inner) {
            sooner.put("routes", inner.stream().map(each -> sooner(object(each))).toList());
        }
        return sooner;
    }

    /// One that tells nobody keeps doing so.
    private static List<Map<String, Object>> receivers(@Nullable Object given, URI below) {
        var local = new ArrayList<Map<String, Object>>();
        if (given instanceof List<?> list) {
            for (Object each : list) {
                Map<String, Object> receiver = object(each);
                String name = String.valueOf(receiver.get("name"));
                local.add(receiver.size() == 1 ? Map.of("name", name) : webhook(name, below));
            }
        }
        return local.isEmpty() ? List.of(webhook("everybody", below)) : local;
    }

    private static Map<String, Object> webhook(String name, URI below) {
        return Map.of(
                "name",
                name,
                "webhook_configs",
                List.of(Map.of("url", below.resolve(name).toString(), "send_resolved", true)));
    }

    @SuppressWarnings("unchecked") // YAML's objects have texts for keys
    static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new WrongSettingsException(
                "monitoring/alertmanager/alertmanager.yaml: an object was expected, not " + value);
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(
                new SafeConstructor(new LoaderOptions()), new Representer(options), options);
    }
}
