package dev.tonearm.core.family;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options that somebody filled in, checked against their specification. Each type of option
/// has a reader; one that asks for another type than was specified is our mistake and breaks.
public final class OptionValues {
    private final Map<String, Object> values;

    private OptionValues(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /// Checks what was filled in.
    ///
    /// @throws InvalidOptionException if something is not as specified
    static OptionValues of(List<OptionSpec> specs, Map<String, Object> given) {
        Map<String, Object> checked = new HashMap<>();
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            String name = entry.getKey();
            checked.put(name, named(specs, name).checked(entry.getValue()));
        }
        return new OptionValues(checked);
    }

    private static OptionSpec named(List<OptionSpec> specs, String name) {
        for (OptionSpec spec : specs) {
            if (spec.name().equals(name)) return spec;
        }
        throw new InvalidOptionException(name, OptionProblem.UNKNOWN);
    }

    /// A text, or the one of the choices that was chosen.
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<Integer> whole(String name) {
        return value(name, Long.class).map(Math::toIntExact);
    }

    public Optional<Double> number(String name) {
        return value(name, Double.class);
    }

    /// Whether a yes-or-no option was set to yes.
    public boolean flag(String name) {
        return value(name, Boolean.class).orElse(false);
    }

    public Optional<UserId> user(String name) {
        return value(name, UserId.class);
    }

    public Optional<RoleId> role(String name) {
        return value(name, RoleId.class);
    }

    public Optional<ChannelId> channel(String name) {
        return value(name, ChannelId.class);
    }

    public Optional<Attachment> attachment(String name) {
        return value(name, Attachment.class);
    }

    /// The user of an option that takes users and roles, if it is one.
    public Optional<UserId> mentionedUser(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(UserId.class::isInstance)
                .map(UserId.class::cast);
    }

    /// The role of an option that takes users and roles, if it is one.
    public Optional<RoleId> mentionedRole(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(RoleId.class::isInstance)
                .map(RoleId.class::cast);
    }

    /// What a reader found, of an option that has to be there.
    public static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new InvalidOptionException(name, OptionProblem.MISSING));
    }

    public String requiredText(String name) {
        return required(name, text(name));
    }

    public int requiredWhole(String name) {
        return required(name, whole(name));
    }

    public double requiredNumber(String name) {
        return required(name, number(name));
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }
}
