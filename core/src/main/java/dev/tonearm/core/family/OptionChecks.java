package dev.tonearm.core.family;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks what was filled in against what may be.
final class OptionChecks {
    private OptionChecks() {}

    static Map<String, Object> checked(List<OptionSpec> specs, Map<String, Object> given) {
        Map<String, Object> checked = new HashMap<>();
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            OptionSpec spec = named(specs, entry.getKey());
            checked.put(entry.getKey(), checked(spec, entry.getValue()));
        }
        return checked;
    }

    private static OptionSpec named(List<OptionSpec> specs, String name) {
        for (OptionSpec spec : specs) {
            if (spec.name().equals(name)) return spec;
        }
        throw new InvalidOptionException(name, OptionProblem.UNKNOWN);
    }

    private static Object checked(OptionSpec spec, Object value) {
        return switch (spec) {
            case OptionSpec.Text text -> text(text, typed(spec, value, String.class));
            case OptionSpec.Choice choice -> choice(choice, typed(spec, value, String.class));
            case OptionSpec.Whole whole -> whole(whole, typed(spec, value, Long.class));
            case OptionSpec.Decimal decimal -> decimal(decimal, value);
            case OptionSpec.Flag _ -> typed(spec, value, Boolean.class);
            case OptionSpec.Channel channel ->
                    channel(channel, typed(spec, value, ChosenChannel.class));
            case OptionSpec.Chosen(_, _, var kind) ->
                    switch (kind) {
                        case USER -> typed(spec, value, UserId.class);
                        case ROLE -> typed(spec, value, RoleId.class);
                        case MENTIONABLE ->
                                value instanceof RoleId ? value : typed(spec, value, UserId.class);
                        case ATTACHMENT -> typed(spec, value, Attachment.class);
                    };
        };
    }

    private static Object text(OptionSpec.Text spec, String value) {
        int length = value.strip().length();
        if (length > spec.most()) throw invalid(spec, OptionProblem.TOO_LONG);
        if (length < spec.least()) throw invalid(spec, OptionProblem.OUT_OF_RANGE);
        return value;
    }

    private static Object choice(OptionSpec.Choice spec, String value) {
        if (!spec.choices().contains(value)) throw invalid(spec, OptionProblem.NOT_A_CHOICE);
        return value;
    }

    private static Object whole(OptionSpec.Whole spec, long value) {
        if (value < spec.least() || value > spec.most())
            throw invalid(spec, OptionProblem.OUT_OF_RANGE);
        return value;
    }

    /// A number without decimals comes as a whole one.
    private static Object decimal(OptionSpec.Decimal spec, Object value) {
        double number =
                value instanceof Long whole ? whole : (double) typed(spec, value, Double.class);
        boolean within = number >= spec.least() && number <= spec.most();
        if (!within) throw invalid(spec, OptionProblem.OUT_OF_RANGE);
        return number;
    }

    private static Object channel(OptionSpec.Channel spec, ChosenChannel value) {
        for (ChannelKind kind : spec.kinds()) {
            if (kind.wire() == value.type()) return value.id();
        }
        if (!spec.kinds().isEmpty()) throw invalid(spec, OptionProblem.NOT_A_CHOICE);
        return value.id();
    }

    private static <T> T typed(OptionSpec spec, Object value, Class<T> type) {
        if (!type.isInstance(value)) throw invalid(spec, OptionProblem.WRONG_TYPE);
        return type.cast(value);
    }

    private static InvalidOptionException invalid(OptionSpec spec, OptionProblem problem) {
        return new InvalidOptionException(spec.name(), problem);
    }
}
