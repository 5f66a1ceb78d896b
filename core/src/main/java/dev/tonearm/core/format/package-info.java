/// The numbers of what outlives a build: journal lines, snapshots and envelopes.
@NullMarked
package dev.tonearm.core.format;

import org.jspecify.annotations.NullMarked;
