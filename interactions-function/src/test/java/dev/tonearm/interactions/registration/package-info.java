@NullMarked
package dev.tonearm.interactions.registration;

import org.jspecify.annotations.NullMarked;
