/// `./tonearm bench route`: many guilds, many commands, the whole way.
@NullMarked
package dev.tonearm.e2e.bench.route;

import org.jspecify.annotations.NullMarked;
