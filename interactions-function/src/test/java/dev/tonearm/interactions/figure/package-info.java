@NullMarked
package dev.tonearm.interactions.figure;

import org.jspecify.annotations.NullMarked;
