/// Changes of a table as Lambda's event source mapping hands them to a function.
@NullMarked
package dev.tonearm.function.stream;

import org.jspecify.annotations.NullMarked;
