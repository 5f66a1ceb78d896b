@NullMarked
package dev.tonearm.rules;

import org.jspecify.annotations.NullMarked;
