/// What the bot says about itself and about a server: about, ping, stats.
@NullMarked
package dev.tonearm.core.about;

import org.jspecify.annotations.NullMarked;
