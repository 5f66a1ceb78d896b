package dev.tonearm.core.sound;

import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import java.util.List;

/// Decides how it sounds.
final class SoundDecider {
    private final Asking asking;

    SoundDecider(Asking asking) {
        this.asking = asking;
    }

    Decision decide(SoundCommand command) {
        asking.together();
        return new Decision.Accepted(
                switch (command) {
                    case SetVolume(int percent) -> volume(percent);
                });
    }

    private List<PlayerEvent> volume(int percent) {
        return percent == asking.state().volume()
                ? List.of()
                : List.of(new SoundEvent.VolumeSet(percent));
    }
}
