package dev.stowaway.share;

import java.util.Collections;
import java.util.List;
import junit.framework.TestCase;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A suite of JUnit 3, as Guava's are, for JUnit 5. */
final class DynamicSuite {
    private DynamicSuite() {}

    static DynamicNode of(junit.framework.Test test) {
        if (test instanceof TestSuite suite) {
            List<DynamicNode> tests = Collections.list(suite.tests()).stream()
                    .map(DynamicSuite::of)
                    .toList();
            return DynamicContainer.dynamicContainer(suite.getName(), tests);
        }
        TestCase one = (TestCase) test;
        return DynamicTest.dynamicTest(one.getName(), one::runBare);
    }
}
