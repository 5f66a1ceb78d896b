package dev.tonearm.cli;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// What every command of ours adds to its flags: `--help`, [Within] and [Variable].
final class Flags {
    private Flags() {}

    /// Adds it to a command and its subcommands.
    static void prepare(CommandSpec command, Map<String, String> environment) {
        for (OptionSpec option : List.copyOf(command.options())) {
            annotation(option, Within.class)
                    .ifPresent(within -> {
                        command.remove(option);
                        command.addOption(bounded(option, within));
                    });
        }
        command.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("this text")
                        .build());
        command.defaultValueProvider(new FromEnvironment(environment));
        for (CommandLine sub : command.subcommands().values()) {
            prepare(sub.getCommandSpec(), environment);
        }
    }

    private static OptionSpec bounded(OptionSpec option, Within within) {
        boolean isLong = option.type() == long.class || option.type() == Long.class;
        ITypeConverter<?> converter =
                text -> isLong ? number(text, within) : (Object) (int) number(text, within);
        return option.toBuilder().converters(converter).build();
    }

    private static long number(String text, Within within) {
        try {
            long number = Long.parseLong(text);
            if (number >= within.least() && number <= within.most()) return number;
        } catch (NumberFormatException _) {
            // Said below: a number too large for a long is no different from one too large for us.
        }
        throw new TypeConversionException(
                "a whole number from %d to %d belongs there, not '%s'"
                        .formatted(within.least(), within.most(), text));
    }

    private static <A extends Annotation> Optional<A> annotation(ArgSpec flag, Class<A> type) {
        return flag.userObject() instanceof Field field
                ? Optional.ofNullable(field.getAnnotation(type))
                : Optional.empty();
    }

    /// The value of a flag's variable; without one, the default that the flag declares.
    private record FromEnvironment(Map<String, String> environment)
            implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec flag) {
            return annotation(flag, Variable.class)
                    .map(variable -> environment.getOrDefault(variable.value(), ""))
                    .filter(value -> !value.isBlank())
                    .orElseGet(flag::defaultValue);
        }
    }
}
