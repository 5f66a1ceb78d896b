package dev.tonearm.core.settings;

import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.text.TypedTime;
import java.time.Duration;

/// A number of seconds as the menu shows it and as people fill it in; a file says the number.
final class FilledTime {
    /// As in `23h59m59s`, with some room.
    static final int MOST_CHARACTERS = 12;

    private FilledTime() {}

    /// Whether a setting is a number of seconds.
    static boolean is(Setting setting) {
        return setting == Setting.ALONE || setting == Setting.QUIET;
    }

    /// What stands in the form: as the page has it, but for the 0 that is a word there.
    static String shown(int seconds) {
        return seconds == 0 ? "0" : Times.clock(Duration.ofSeconds(seconds));
    }

    /// The seconds, or the text itself if it is no time.
    static Object read(String text) {
        return TypedTime.read(text).<Object>map(Duration::toSeconds).orElse(text);
    }

    /// As in `0, 0:10–24:00:00`.
    static String bounds(SettingValue.Whole number) {
        return (number.zero() ? "0, " : "") + shown(number.least()) + "–" + shown(number.most());
    }

    /// What is wrong with any that it cannot be: it says all that it can be, and how to write it.
    static SettingProblem problem(Setting setting, String name) {
        return new SettingProblem(
                name,
                SettingProblem.Kind.NOT_SUCH_A_TIME,
                bounds((SettingValue.Whole) setting.value()));
    }
}
