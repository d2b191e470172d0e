package org.schemawright.migration.rehearse;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files with copies of rows, which are for their owner alone. */
final class PrivateFolder {

    private PrivateFolder() {}

    /** For making a folder; nothing where the system has its own ways, as Windows gives a person's folders to them alone. */
    static FileAttribute<?>[] rights() {
        return rights("rwx------");
    }

    /** For making a file. */
    static FileAttribute<?>[] fileRights() {
        return rights("rw-------");
    }

    private static FileAttribute<?>[] rights(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
