package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;

/// Whether somebody may give a command in the server in which they ask. Each but the first has a
/// text `help.may.` and its name in lower case.
enum May {
    YES,
    /// If others agree.
    VOTE,
    /// As far as it is about what they asked for themselves.
    OWN,
    DJS,
    OFF,
    /// Discord's permission for it is not theirs.
    PERMISSION;

    static May of(SlashCommand command, Facts facts) {
        if (!facts.may(command.permission())) return PERMISSION;
        return switch (facts.verdict(command.path())) {
            case Verdict.Allowed(_, _, var rules) when rules.standing() == Standing.DJ -> YES;
            case Verdict.Allowed(_, _, var rules) ->
                    switch (rules.rule()) {
                        case Rule.Open() -> YES;
                        case Rule.Vote _ -> VOTE;
                        case Rule.Djs() -> OWN;
                    };
            case Verdict.DjsOnly _ -> DJS;
            case Verdict.Off _ -> OFF;
            // Of the person or the place, not of the command.
            case Verdict.RateLimited _, Verdict.Blocked _, Verdict.Elsewhere _, Verdict.TooMany _ ->
                    YES;
        };
    }
}
