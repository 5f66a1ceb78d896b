/// What is done by night beside everything else: what is due, how far it is, and what came of it.
@NullMarked
package dev.tonearm.core.job;

import org.jspecify.annotations.NullMarked;
