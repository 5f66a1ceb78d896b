@NullMarked
package dev.tonearm.interactions;

import org.jspecify.annotations.NullMarked;
