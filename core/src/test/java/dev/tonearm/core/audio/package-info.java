/// Tests of volume and filters.
@NullMarked
package dev.tonearm.core.audio;

import org.jspecify.annotations.NullMarked;
