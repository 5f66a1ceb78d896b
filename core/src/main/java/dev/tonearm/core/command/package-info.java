/// What a listener can ask for, how it travels, and the catalogue of slash commands.
@NullMarked
package dev.tonearm.core.command;

import org.jspecify.annotations.NullMarked;
