package dev.tonearm.core.command;

/// A file that somebody gave with a command.
///
/// @param fileName without what an address cannot have; strangers wrote it
/// @param title as the person's machine called it, without its ending; empty if that is the same
/// @param contentType what Discord takes it for, or empty
/// @param size in bytes
/// @param url where Discord keeps it, for a day or so
public record Attachment(
        long id, String fileName, String title, String contentType, long size, String url) {}
