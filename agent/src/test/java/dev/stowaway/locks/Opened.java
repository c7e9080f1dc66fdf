package dev.stowaway.locks;

import dev.stowaway.access.Access;
import dev.stowaway.access.ReflectiveAccess;

/** Access by the command line: the packages of the JDK that the tests read are opened to them by the build. */
final class Opened {
    private Opened() {}

    static Access access() {
        return ReflectiveAccess.create();
    }
}
