/// What Discord is answered, and how that is found out.
@NullMarked
package dev.tonearm.interactions.answer;

import org.jspecify.annotations.NullMarked;
