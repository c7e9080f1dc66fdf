package com.acme.launch;

import java.util.Arrays;
import java.util.List;

/** The command that a program is given as its arguments: {@code JAVA} and {@code CP} stand for what this JVM runs with. */
final class Command {
    private Command() {}

    static List<String> of(String... words) {
        return Arrays.stream(words)
                .map(word -> word.replace("JAVA", System.getProperty("java.home") + "/bin/java")
                        .replace("CP", System.getProperty("java.class.path")))
                .toList();
    }

    static List<String> afterFirst(String... words) {
        return of(Arrays.copyOfRange(words, 1, words.length));
    }
}
