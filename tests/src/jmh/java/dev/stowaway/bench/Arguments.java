package dev.stowaway.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code bench/run} passes on; a word that is not understood ends the run with the words that are. */
record Arguments(Plan plan, List<String> only, String agent, Path classes, Path directory, List<Jdk> jdks) {

    static Arguments of(String[] words) throws IOException {
        Plan plan = Plan.FULL;
        List<String> only = List.of();
        String agent = "agent/target/stowaway.jar";
        Path classes = Path.of("tests/target/jmh-classes");
        Path directory = Path.of("tests/target/bench");
        String homes = System.getProperty("java.home");
        for (String word : words) {
            String value = word.substring(word.indexOf('=') + 1);
            switch (word.substring(0, word.length() - value.length())) {
                case "--only=" -> only = List.of(value.split(",", -1));
                case "--agent=" -> agent = value;
                case "--jdks=" -> homes = value;
                default -> {
                    if (!word.equals("--quick")) {
                        throw new IllegalArgumentException(
                                word + ": expected --quick, --only=SECTION,..., --jdks=HOME:... or --agent=JAR");
                    }
                    plan = Plan.QUICK;
                }
            }
        }
        List<Jdk> jdks = new ArrayList<>();
        for (String home : homes.split(File.pathSeparator, -1)) {
            jdks.add(Jdk.at(Path.of(home)));
        }
        return new Arguments(plan, only, agent, classes, directory, jdks);
    }
}
