@NullMarked
package dev.tonearm.interactions.log;

import org.jspecify.annotations.NullMarked;
