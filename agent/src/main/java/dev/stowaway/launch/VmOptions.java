package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All options that a JVM would get, wherever they are written, in the order in which the last one wins. */
final class VmOptions {
    private static final String FILE = "-XX:VMOptionsFile=";
    private static final String FLAGS = "-XX:Flags=";

    private final Platform platform;
    private final Disk disk;
    private final @Nullable String directory;
    private final List<String> all = new ArrayList<>();

    private VmOptions(Platform platform, Disk disk, @Nullable String directory) {
        this.platform = platform;
        this.disk = disk;
        this.directory = directory;
    }

    /** @param command the options in the command, those of the launcher's variable included */
    static List<String> of(Launch launch, List<String> command, Platform platform, Disk disk) {
        VmOptions options = new VmOptions(platform, disk, launch.directory());
        options.addWords(launch.variable(Variables.TOOLS), "");
        for (int i = 0; i < command.size(); i++) {
            String option = command.get(i);
            options.all.add(option);
            if (option.startsWith(FILE)) {
                options.addWords(options.text(option.substring(FILE.length())), "");
            } else if (option.startsWith(FLAGS)) {
                options.addWords(options.text(option.substring(FLAGS.length())), "-XX:");
            }
        }
        options.addWords(launch.variable(Variables.LAST), "");
        return options.all;
    }

    private @Nullable String text(String path) {
        return disk.text(platform.resolve(directory, path));
    }

    private void addWords(@Nullable String text, String prefix) {
        List<String> words = text == null ? null : Words.of(text);
        if (words != null) {
            for (String word : words) {
                all.add(prefix + word);
            }
        }
    }
}
