package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.locale.Texts;
import java.util.List;

/// Something that can be given, with the names down the tree of commands that lead to it.
///
/// @param path as in `play` or `effects preset`
public record SlashCommand(String path, CommandSpec.Leaf leaf) {
    public Permission permission() {
        return leaf.permission();
    }

    /// Who may give it in a server that has DJs and says nothing of it.
    public Among among() {
        return leaf.among();
    }

    public List<OptionSpec> options() {
        return leaf.options();
    }

    /// What a reader of a language types for whatever stands at a path, such as `/effects preset`.
    public static String typed(String path, Texts texts) {
        StringBuilder typed = new StringBuilder("/");
        for (int end = path.indexOf(' '); end >= 0; end = path.indexOf(' ', end + 1)) {
            typed.append(texts.name(key(path.substring(0, end)))).append(' ');
        }
        return typed.append(texts.name(key(path))).toString();
    }

    /// Its key in the texts, such as `command.effects.preset`.
    public String key() {
        return key(path);
    }

    /// The key of whatever stands at a path: a command, a group or a part of one.
    public static String key(String path) {
        return "command." + path.replace(' ', '.');
    }

    /// The key of one of its options, such as `option.effects.preset.name`.
    public String key(OptionSpec option) {
        return "option." + path.replace(' ', '.') + "." + option.name();
    }

    /// What a reader of a language calls one of its options; what it has not is called as it says.
    public String nameOf(String option, Texts texts) {
        for (OptionSpec one : options()) {
            if (one.name().equals(option)) return texts.name(key(one));
        }
        return option;
    }

    /// The key of one of the values that an option takes.
    public String key(OptionSpec option, String choice) {
        return "choice." + path.replace(' ', '.') + "." + option.name() + "." + choice;
    }

    /// Who suggests values of an option; nobody of one that it has not.
    public Completer completer(String option) {
        for (OptionSpec one : options()) {
            if (one.name().equals(option)) return one.completer();
        }
        return Completer.NOBODY;
    }
}
