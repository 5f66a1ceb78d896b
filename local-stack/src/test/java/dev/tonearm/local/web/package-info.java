@NullMarked
package dev.tonearm.local.web;

import org.jspecify.annotations.NullMarked;
