/// `./tonearm bench json`: what JSON by hand saves (docs/adr/0002).
@NullMarked
package dev.tonearm.bench.json;

import org.jspecify.annotations.NullMarked;
