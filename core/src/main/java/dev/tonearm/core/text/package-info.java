/// Texts that strangers wrote, made fit for people to read.
@NullMarked
package dev.tonearm.core.text;

import org.jspecify.annotations.NullMarked;
