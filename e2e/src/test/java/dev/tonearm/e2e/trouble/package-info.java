/// Journeys in which parts of the bot or of what it needs are away, slow, old or new.
///
/// They take longest, and forks take classes in the reverse order of their names: what begins last
/// in here still begins before all shorter journeys.
@NullMarked
package dev.tonearm.e2e.trouble;

import org.jspecify.annotations.NullMarked;
