@NullMarked
package dev.tonearm.interactions.request;

import org.jspecify.annotations.NullMarked;
