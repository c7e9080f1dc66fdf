package dev.stowaway.report;

/** A place beside the log where findings are told. Called on the thread that serializes, once per site. */
public interface Outlet {
    /** May be code of the application, and may throw anything. */
    void tell(Site site, Finding finding) throws Exception;
}
