@NullMarked
package dev.tonearm.worker;

import org.jspecify.annotations.NullMarked;
