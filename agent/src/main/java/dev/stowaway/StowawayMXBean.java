package dev.stowaway;

import java.util.List;
import java.util.Map;

/**
 * The agent in a JVM as management tools see it, under the name {@code dev.stowaway:type=Stowaway}.
 *
 * <p>Registered when the platform's MBean server is made, be it by the application or for a tool that connects, so that
 * a JVM that nobody manages does not pay for one.
 */
public interface StowawayMXBean {
    /** Whether the agent watches this JVM: false once it has turned itself off. */
    boolean isActive();

    /** What is done about locks of which no rule speaks: a value of the option {@code action}. */
    String getAction();

    /**
     * Does that from the next lock on, also at known sites, until the JVM ends.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    void setAction(String action);

    /** How many rules are in force. */
    int getRuleCount();

    /**
     * Puts the rules into force that the file of the option {@code rules} holds now; if it can't be understood, those of
     * before remain.
     *
     * @return what came of it, in words
     */
    String reloadRules();

    /** All sites by their ids, the oldest first: for tools a table, each row the site with its first finding. */
    Map<String, ManagedSite> getFindings();

    /** Number of sites at which locks were met. */
    int getSiteCount();

    /** Number of locks that were met at these sites. */
    long getLockCount();

    /** Number of locks of the JDK's own collections, which are passed over. */
    long getPassedOverCount();

    /** Number of locks that were met at sites beyond the number of those that are told apart. */
    long getBeyondLimitCount();

    /** Number of errors inside Stowaway that were kept from the application. */
    long getSuppressedErrorCount();

    /** Number of locks of this process that others can have proxies of. */
    int getExportedLockCount();

    /** Number of connections from processes that have proxies. */
    int getConnectionCount();

    /** Number of threads of other processes that have a surrogate thread here, which acquires locks in their name. */
    int getSurrogateCount();

    /** Number of these that wait for a lock. */
    int getWaitCount();

    /** The deadlocks across processes that were found so far, each in words; at most a hundred. */
    List<String> getDeadlocks();

    /** What the summary at exit would say now. */
    String getSummary();

    /** Forgets all sites and counts: what is met next is reported as new. A file of findings is told the counts before. */
    void reset();
}
