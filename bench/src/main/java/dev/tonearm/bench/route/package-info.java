/// `./tonearm bench route`: many guilds, many commands, the whole way.
@NullMarked
package dev.tonearm.bench.route;

import org.jspecify.annotations.NullMarked;
