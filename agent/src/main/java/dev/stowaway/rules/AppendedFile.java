package dev.stowaway.rules;

import java.io.FileOutputStream;

/**
 * A file that was opened for appending while the options were read, so that one that can't be opened is a mistake in
 * the options.
 *
 * @param name as the user wrote it
 */
public record AppendedFile(String name, FileOutputStream stream) {}
