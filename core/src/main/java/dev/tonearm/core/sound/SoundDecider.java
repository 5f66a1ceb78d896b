package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.Band;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;
import java.util.List;
import java.util.Set;

/// Decides how it sounds.
final class SoundDecider {
    private static final Timescale PLAIN = new Timescale(1, 1, 1);

    private final Asking asking;

    SoundDecider(Asking asking) {
        this.asking = asking;
    }

    Decision decide(SoundCommand command) {
        asking.together();
        Filters heard = asking.state().sound().filters();
        return new Decision.Accepted(
                switch (command) {
                    case SetVolume(int percent) -> volume(percent);
                    case ApplyPreset(var preset, boolean combined) ->
                            filters((combined ? heard : Filters.NONE).with(preset.filter()));
                    case SetSpeed(double factor) -> filters(heard.with(atSpeed(heard, factor)));
                    case SetPitch(double factor) -> filters(heard.with(atPitch(heard, factor)));
                    case PutFilter(var filter) -> filters(heard.with(filter));
                    case SetBands(var bands) -> filters(heard.with(equalizer(heard, bands)));
                    case TakeOut(var kind) -> filters(heard.without(kind));
                    case ResetEffects() -> filters(Filters.NONE);
                });
    }

    private List<PlayerEvent> volume(int percent) {
        return percent == asking.state().volume()
                ? List.of()
                : List.of(new SoundEvent.VolumeSet(percent));
    }

    /// Whoever takes something off may always do so: only what is new has to be there.
    private List<PlayerEvent> filters(Filters wanted) {
        Filters heard = asking.state().sound().filters();
        if (wanted.equals(heard)) return List.of();
        Set<Kind> missing = asking.asked().support().lacking(wanted);
        missing.removeIf(kind -> !changes(kind, heard, wanted));
        if (!missing.isEmpty()) throw Asking.refused(new Refusal.FiltersMissing(missing));
        return List.of(SoundEvent.FiltersSet.of(asking.state(), wanted, asking.now()));
    }

    private static boolean changes(Kind kind, Filters heard, Filters wanted) {
        return !heard.find(kind).equals(wanted.find(kind));
    }

    private static Filter atSpeed(Filters heard, double factor) {
        Timescale now = heard.find(Timescale.class).orElse(PLAIN);
        return new Timescale(factor, now.pitch() * now.rate(), 1);
    }

    private static Filter atPitch(Filters heard, double factor) {
        Timescale now = heard.find(Timescale.class).orElse(PLAIN);
        return new Timescale(now.factor(), factor, 1);
    }

    private static Filter equalizer(Filters heard, List<Band> bands) {
        Equalizer changed = heard.find(Equalizer.class).orElse(Equalizer.FLAT);
        for (Band band : bands) changed = changed.with(band.index(), band.gain());
        return changed;
    }
}
