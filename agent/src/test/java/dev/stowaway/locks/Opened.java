package dev.stowaway.locks;

import dev.stowaway.access.Access;

/** Access by the command line: the packages of the JDK that the tests read are opened to them by the build. */
final class Opened {
    private Opened() {}

    static Access access() {
        return new Access(member -> member.setAccessible(true));
    }
}
