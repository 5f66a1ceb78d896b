@NullMarked
package dev.tonearm.registration;

import org.jspecify.annotations.NullMarked;
