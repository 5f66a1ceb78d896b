package dev.tonearm.core.settings;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.message.Message;

/// Something that those who manage a server change in its settings. The page of the menu that it is
/// changed on shows it then, with a button that takes it back.
interface SettingsWrite extends Write {
    /// The page.
    Section section();

    /// Whether it is a step of the setup.
    default boolean walking() {
        return false;
    }

    @Override
    default String slash() {
        return SettingsSpec.MENU;
    }

    @Override
    default Permission permission() {
        return Permission.MANAGE_GUILD;
    }

    @Override
    default boolean turns() {
        return true;
    }

    @Override
    default Message answer(Saved saved, Facts facts) {
        return saved.changed()
                ? SettingsPage.changed(section(), saved.after(), walking(), facts)
                : SettingsPage.of(section(), saved.after().now(), walking(), facts);
    }
}
