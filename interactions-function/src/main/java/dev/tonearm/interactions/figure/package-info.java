/// What the edge measures of itself.
@NullMarked
package dev.tonearm.interactions.figure;

import org.jspecify.annotations.NullMarked;
