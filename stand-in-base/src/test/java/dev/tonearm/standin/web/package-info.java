@NullMarked
package dev.tonearm.standin.web;

import org.jspecify.annotations.NullMarked;
