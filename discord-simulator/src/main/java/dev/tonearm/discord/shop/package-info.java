/// Discord's shop of premium apps: what an application sells, and who has it.
@NullMarked
package dev.tonearm.discord.shop;

import org.jspecify.annotations.NullMarked;
