/// What the artefacts hold, and whether it may be in them.
@NullMarked
package dev.tonearm.e2e.supply;

import org.jspecify.annotations.NullMarked;
