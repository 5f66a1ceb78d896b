/// What the HTTP servers of the local stack have in common.
@NullMarked
package dev.tonearm.standin.web;

import org.jspecify.annotations.NullMarked;
