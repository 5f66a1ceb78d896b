package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// Where the parts of help lead.
enum HelpRoute implements Route {
    /// The menu of chapters; the value is a family's name.
    CHAPTER("chapter"),
    /// Back to all of them.
    CHAPTERS("chapters");

    private final String wire;

    HelpRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case CHAPTER -> {
                String name = press.chosen();
                if (!Catalogue.chapters().containsKey(name)) throw Press.old();
                yield new Request.Turn(new ShowChapter(name));
            }
            case CHAPTERS -> new Request.Turn(new ShowHelp(""));
        };
    }
}
