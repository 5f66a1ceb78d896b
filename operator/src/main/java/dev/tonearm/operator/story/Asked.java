package dev.tonearm.operator.story;

import dev.tonearm.core.catalogue.Catalogue;

/// Commands as people type them.
final class Asked {
    private Asked() {}

    /// `/effects preset` for `effects-preset`; a name of the journal that is no command of this
    /// build stays as it is. A button, a menu or a word typed in the request channel has the name
    /// of the command that does the same.
    static String slash(String wire) {
        return Catalogue.slashOf(wire).map(path -> "/" + path).orElse(wire);
    }
}
