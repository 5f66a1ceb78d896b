/// `./tonearm local`: starts every part, says when all are ready, lets each be taken away and given
/// back, and stops them in order. `docs/local-stack.md` describes it from outside.
@NullMarked
package dev.tonearm.local.stack;

import org.jspecify.annotations.NullMarked;
