package dev.stowaway.tests.corpus;

import com.acme.corpus.ConcurrentTree;
import com.acme.corpus.CrawljaxState;
import com.acme.corpus.DnsJavaZone;
import com.acme.corpus.Hk2Failure;
import com.acme.corpus.HttpClientCookies;
import com.acme.corpus.HutoolFifoCache;
import com.acme.corpus.JGraphTGraph;
import com.acme.corpus.JacksonMapper;
import com.acme.corpus.Log4jContextMap;
import com.acme.corpus.MahoutModel;
import com.acme.corpus.MySqlDataSource;
import com.acme.corpus.TioSet;
import com.acme.corpus.TomcatOperation;
import com.acme.corpus.VavrLazy;
import com.acme.corpus.WebFlowSession;
import java.util.List;

/** The libraries at the versions that have a lock in a serializable class, and at those that have it no more. */
final class Corpus {
    private static final String REENTRANT = "java.util.concurrent.locks.ReentrantLock";
    private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock";
    private static final String STAMPED = "java.util.concurrent.locks.StampedLock";
    private static final String SLF4J = "slf4j-api-2.0.20";

    private Corpus() {}

    static List<Specimen> withLocks() {
        return List.of(
                Specimen.of(Hk2Failure.class, "hk2-api-2.3.0")
                        .isRefusedFor(
                                "MultiException.lock",
                                "java.lang.Object",
                                "private final Object org.glassfish.hk2.api.MultiException.lock"),
                Specimen.of(Hk2Failure.class, "hk2-api-4.0.3")
                        .writes(
                                "MultiException.lock",
                                REENTRANT,
                                "private final ReentrantLock org.glassfish.hk2.api.MultiException.lock"),
                Specimen.of(DnsJavaZone.class, "dnsjava-3.6.4", SLF4J)
                        .writes(
                                "Zone.readLock",
                                READ_WRITE + "$ReadLock",
                                "private final ReadLock org.xbill.DNS.Zone.readLock"),
                Specimen.of(HttpClientCookies.class, "httpclient-4.5.6")
                        .writes(
                                "BasicCookieStore.lock",
                                READ_WRITE,
                                "private final ReadWriteLock org.apache.http.impl.client.BasicCookieStore.lock"),
                Specimen.of(VavrLazy.class, "vavr-0.10.6", "vavr-match-0.10.6")
                        .writes("Lazy.lock", REENTRANT, "private final ReentrantLock io.vavr.Lazy.lock"),
                Specimen.of(
                                JacksonMapper.class,
                                "jackson-databind-2.17.2",
                                "jackson-core-2.17.2",
                                "jackson-annotations-2.17.2")
                        .writes(
                                "ObjectMapper._deserializationContext._cache._incompleteDeserializersLock",
                                REENTRANT,
                                "private final ReentrantLock com.fasterxml.jackson.databind.deser"
                                        + ".DeserializerCache._incompleteDeserializersLock"),
                Specimen.of(MySqlDataSource.class, "mysql-connector-j-9.3.0")
                        .writes(
                                "MysqlConnectionPoolDataSource.lock",
                                REENTRANT,
                                "private final Lock com.mysql.cj.jdbc.MysqlConnectionPoolDataSource.lock"),
                Specimen.of(
                                WebFlowSession.class,
                                "spring-webflow-2.5.1.RELEASE",
                                "spring-binding-2.5.1.RELEASE",
                                "spring-core-5.3.39",
                                "spring-jcl-5.3.39")
                        .writes(
                                "ConversationContainer.conversations[0].lock.lock",
                                REENTRANT,
                                "private Lock org.springframework.webflow.conversation.impl"
                                        + ".JdkConcurrentConversationLock.lock"),
                Specimen.of(JGraphTGraph.class, "jgrapht-core-1.5.2")
                        .writes(
                                "AsSynchronizedGraph.readWriteLock",
                                READ_WRITE,
                                "private final ReentrantReadWriteLock org.jgrapht.graph.concurrent"
                                        + ".AsSynchronizedGraph.readWriteLock"),
                Specimen.of(ConcurrentTree.class, "concurrent-trees-2.6.1")
                        .writes(
                                "ConcurrentSuffixTree.radixTree.writeLock",
                                REENTRANT,
                                "private final Lock com.googlecode.concurrenttrees.radix.ConcurrentRadixTree.writeLock"),
                Specimen.of(HutoolFifoCache.class, "hutool-cache-5.8.16", "hutool-core-5.8.16")
                        .writes(
                                "FIFOCache.lock",
                                STAMPED,
                                "protected final StampedLock cn.hutool.cache.impl.StampedCache.lock"),
                Specimen.of(TioSet.class, "tio-utils-3.7.5.v20211028-RELEASE", SLF4J)
                        .writes(
                                "SetWithLock.lock",
                                READ_WRITE,
                                "private ReentrantReadWriteLock org.tio.utils.lock.ObjWithLock.lock"),
                Specimen.of(MahoutModel.class, "mahout-mr-0.13.0", "mahout-math-0.13.0", "guava-14.0.1", SLF4J)
                        .writes(
                                "FileDataModel.reloadLock",
                                REENTRANT,
                                "private final ReentrantLock org.apache.mahout.cf.taste.impl.model.file"
                                        + ".FileDataModel.reloadLock"),
                Specimen.of(TomcatOperation.class, "tomcat-embed-core-11.0.27")
                        .writes(
                                "OperationInfo.parametersLock",
                                READ_WRITE,
                                "protected final ReadWriteLock org.apache.tomcat.util.modeler"
                                        + ".OperationInfo.parametersLock"),
                Specimen.of(Log4jContextMap.class, "log4j-api-2.13.3")
                        .isRefusedFor(
                                "DefaultThreadContextMap.localMap",
                                "java.lang.ThreadLocal",
                                "private final ThreadLocal org.apache.logging.log4j.spi"
                                        + ".DefaultThreadContextMap.localMap"));
    }

    /** Versions in which the lock is transient, or no object that Stowaway can know for a lock. */
    static List<Specimen> withoutLocks() {
        return List.of(
                Specimen.of(HttpClientCookies.class, "httpclient-4.5.14"),
                Specimen.of(DnsJavaZone.class, "dnsjava-3.6.3", SLF4J),
                Specimen.of(Hk2Failure.class, "hk2-api-2.6.1"),
                Specimen.of(CrawljaxState.class, "crawljax-2.2", SLF4J));
    }
}
