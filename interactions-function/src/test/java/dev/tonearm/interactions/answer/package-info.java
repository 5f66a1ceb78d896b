@NullMarked
package dev.tonearm.interactions.answer;

import org.jspecify.annotations.NullMarked;
