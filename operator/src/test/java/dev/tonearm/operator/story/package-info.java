@NullMarked
package dev.tonearm.operator.story;

import org.jspecify.annotations.NullMarked;
