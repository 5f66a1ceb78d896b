/// From what a listener typed to tracks a node can play.
@NullMarked
package dev.tonearm.worker.source;

import org.jspecify.annotations.NullMarked;
