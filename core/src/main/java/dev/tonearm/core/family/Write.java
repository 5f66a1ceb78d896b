package dev.tonearm.core.family;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import java.util.List;
import java.util.Optional;

/// A change of a guild's settings. It does not travel, but is written at once by a conditional
/// update, and answered; the player is told afterwards of what it has to do with.
public interface Write {
    /// The slash command that does this, group and subcommand separated by spaces.
    String slash();

    /// What a member needs for it.
    Permission permission();

    /// What is to be written. Asked again, with other facts, if somebody else changes the settings
    /// meanwhile.
    Plan plan(Facts facts);

    /// What is said when it is written. The same twice does nothing the second time.
    Message answer(Saved saved, Facts facts);

    /// Whether the message turns to the answer that the component is on, or the component that led
    /// to the form which was sent off.
    default boolean turns() {
        return false;
    }

    /// What a change can be told.
    interface Facts {
        /// The server whose settings they are.
        GuildId guild();

        /// The settings as they are.
        StoredSettings settings();

        /// What they were before a change of the last weeks.
        ///
        /// @param revision the number of the change
        Optional<GuildSettings> before(long revision);

        /// What is in a file that somebody gave.
        ///
        /// @param most the most bytes to read
        Contents contents(Attachment file, int most);

        /// Whether the operator lets the bot read what is written in a request channel.
        boolean readsRequests();

        /// The trees of all commands.
        List<CommandSpec> commands();

        /// The texts in the language of who asks.
        Texts texts();
    }

    /// What a change comes to.
    sealed interface Plan {
        /// The settings are to be these.
        ///
        /// @param notes what else is to be said above the answer
        record To(GuildSettings settings, List<Message> notes) implements Plan {
            public To {
                notes = List.copyOf(notes);
            }

            public To(GuildSettings settings) {
                this(settings, List.of());
            }

            /// An answer with the notes above it.
            public Message noted(Message answer) {
                Message noted = answer;
                for (Message note : notes) noted = noted.under(note);
                return noted;
            }
        }

        /// Nothing is to be done, and this is why.
        record No(Message why) implements Plan {}
    }
}
