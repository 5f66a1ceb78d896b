@NullMarked
package dev.tonearm.worker.shards;

import org.jspecify.annotations.NullMarked;
