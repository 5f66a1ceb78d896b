@NullMarked
package dev.tonearm.function.http;

import org.jspecify.annotations.NullMarked;
