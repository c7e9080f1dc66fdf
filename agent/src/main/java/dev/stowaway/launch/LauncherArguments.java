package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher makes of its arguments before it reads them: the words of {@code JDK_JAVA_OPTIONS} come first, and
 * each {@code @file} is replaced by what is in it, up to the main class or {@code --disable-@files}.
 */
final class LauncherArguments {
    private static final Set<String> TAKE_A_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--enable-native-access",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "-d",
            "--describe-module",
            "--source");

    private final Platform platform;
    private final Disk disk;
    private final @Nullable String directory;
    private final List<String> expanded = new ArrayList<>();
    private boolean expects;
    private boolean isDisabled;
    private boolean hasMain;
    private boolean failed;

    private LauncherArguments(Platform platform, Disk disk, @Nullable String directory) {
        this.platform = platform;
        this.disk = disk;
        this.directory = directory;
    }

    /** Up to the main class and perhaps some of its arguments; null if the launcher would refuse them, or a file is too long. */
    static @Nullable List<String> of(Launch launch, Platform platform, Disk disk) {
        LauncherArguments arguments = new LauncherArguments(platform, disk, launch.directory());
        String variable = launch.variable(Variables.LAUNCHER);
        List<String> words = variable == null ? List.of() : Words.of(variable);
        if (words == null) {
            return null;
        }
        arguments.addAll(words);
        if (arguments.hasMain) {
            return null;
        }
        arguments.addAll(launch.command().subList(1, launch.command().size()));
        return arguments.failed ? null : arguments.expanded;
    }

    /** Whether the argument after {@code option} belongs to it. */
    static boolean takesValue(String option) {
        return TAKE_A_VALUE.contains(option);
    }

    private void addAll(List<String> arguments) {
        for (int i = 0; i < arguments.size() && !hasMain && !failed; i++) {
            add(arguments.get(i));
        }
    }

    private void add(String argument) {
        if (isDisabled || argument.length() < 2 || argument.charAt(0) != '@') {
            take(argument);
        } else if (argument.charAt(1) == '@') {
            take(argument.substring(1));
        } else {
            String text = disk.text(platform.resolve(directory, argument.substring(1)));
            failed = text == null;
            if (text != null) {
                for (String inFile : ArgumentFile.arguments(text)) {
                    take(inFile);
                }
            }
        }
    }

    private void take(String argument) {
        expanded.add(argument);
        if (argument.startsWith("-")) {
            expects = takesValue(argument);
            isDisabled |= argument.equals("--disable-@files");
            hasMain |= argument.startsWith("--module=");
        } else {
            hasMain |= !expects;
            expects = false;
        }
    }
}
