@org.jspecify.annotations.NullMarked
package dev.tonearm.function.runtime;
