package dev.tonearm.core.panel;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;

/// How people ask for music in the channel that the now-playing message stands in.
public enum WayToAsk {
    /// By commands, as everywhere.
    COMMANDS,
    /// It is the request channel, and what is written there is not read.
    BUTTON,
    /// It is the request channel, and everything that is written there asks for music.
    WRITING;

    /// The way in a channel.
    ///
    /// @param reads whether what is written in request channels is read
    public static WayToAsk in(ChannelId channel, Manners manners, boolean reads) {
        boolean requests = manners.requests() && manners.panel() == channel.value();
        if (!requests) return COMMANDS;
        return reads ? WRITING : BUTTON;
    }
}
