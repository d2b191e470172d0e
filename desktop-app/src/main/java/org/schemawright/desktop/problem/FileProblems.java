package org.schemawright.desktop.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can go wrong with files and folders, in words. */
final class FileProblems {

    private FileProblems() {}

    static @Nullable Problem of(IOException io) {
        return switch (io) {
            case NoSuchFileException missing ->
                Problem.of(
                        "There is no " + missing.getFile() + ".",
                        "Check whether it was moved or renamed, or choose another place.");
            case AccessDeniedException denied ->
                Problem.of(
                        "You may not read or write " + denied.getFile() + ".",
                        "Change its permissions, or choose another place.");
            case FileAlreadyExistsException existing ->
                Problem.of("There is already a " + existing.getFile() + ".", "Choose another name.");
            case NotDirectoryException file ->
                Problem.of(file.getFile() + " is a file, not a folder.", "Choose a folder.");
            case FileSystemException other -> byReason(other);
            default -> null;
        };
    }

    private static Problem byReason(FileSystemException failure) {
        String file = String.valueOf(failure.getFile());
        String reason = String.valueOf(failure.getReason());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("read-only")) {
            return Problem.of(file + " is on a disk that cannot be written.", "Choose a place on another disk.");
        }
        if (lower.contains("no space") || lower.contains("not enough space")) {
            return Problem.of(
                    "The disk is full: " + file + " could not be written.", "Free some space, and try again.");
        }
        if (lower.contains("not a directory")) {
            return Problem.of("A folder on the way to " + file + " is a file.", "Choose another place.");
        }
        if (lower.contains("name too long")) {
            return Problem.of("The name of " + file + " is too long.", "Choose a shorter name.");
        }
        return Problem.of(
                failure.getReason() == null
                        ? file + " could not be read or written."
                        : file + " could not be read or written: " + ProblemTranslator.sentence(reason),
                "Check the disk and the permissions, and try again.");
    }
}
