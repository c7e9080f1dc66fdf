package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files of owners, each a process of its own. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class EndpointTest {
    private static final int MOST_BYTES_OF_A_PATH = 103; // where it is least

    private final List<Process> owners = new ArrayList<>();
    private final Path runtime;

    EndpointTest(@TempDir Path runtime) {
        this.runtime = runtime;
    }

    @AfterEach
    void end() {
        owners.forEach(Process::destroyForcibly);
    }

    @Test
    void what_a_dead_owner_left_is_removed_by_the_next_one_and_a_living_ones_is_not() throws Exception {
        Path living = open();
        Path killed = open();
        owners.get(1).destroyForcibly().waitFor();
        assertThat(names()).hasSize(4);

        Path next = open();

        assertThat(names()).containsExactlyInAnyOrderElementsOf(filesOf(living, next));
        assertThat(killed).doesNotExist();

        open();

        assertThat(names()).containsAll(filesOf(living, next)).hasSize(6);
    }

    @Test
    void who_ends_in_good_order_leaves_nothing() throws Exception {
        open();
        owners.get(0).getOutputStream().close();

        assertThat(owners.get(0).waitFor()).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void files_that_nobody_has_locked_are_those_of_a_dead_owner() throws Exception {
        Path folder = Files.createDirectory(
                runtime.resolve("stowaway"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String suffix : List.of("live", "sock", "key")) {
            Files.createFile(folder.resolve("1-abc." + suffix));
        }
        Path other = Files.createFile(folder.resolve("somebody.elses"));

        List<String> expected = new ArrayList<>(filesOf(open()));

        expected.add(String.valueOf(other.getFileName()));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_folder_that_others_may_enter_is_refused_and_the_remedy_named() throws Exception {
        Path folder = Files.createDirectory(runtime.resolve("stowaway"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(answer(runtime.toString()))
                .startsWith(folder + " is not a folder of ")
                .endsWith(", with rwxr-xr-x; remove it or change that");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_folder_that_is_a_link_is_refused() throws Exception {
        Files.createSymbolicLink(runtime.resolve("stowaway"), Files.createDirectory(runtime.resolve("elsewhere")));

        assertThat(answer(runtime.toString())).contains(" is not a folder of ");
    }

    @Test
    void a_place_that_is_relative_too_long_or_missing_is_not_used() throws Exception {
        boolean isUnicode = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        // By its characters, short enough.
        Path wide = Files.createDirectory(runtime.resolve(isUnicode ? "\u20ac".repeat(30) : "a".repeat(81)));
        Path wider = Files.createDirectory(runtime.resolve("a".repeat(80)));
        for (String place : List.of("", ".", wide.toString(), wider.toString(), runtime + "/missing")) {
            Path socket = Path.of(answer(place));

            assertThat(socket).as(place).isAbsolute();
            assertThat(socket.toString()).as(place).doesNotStartWith(runtime.toString());
            assertThat(socket.toString().getBytes(StandardCharsets.UTF_8))
                    .as(place)
                    .hasSizeLessThanOrEqualTo(MOST_BYTES_OF_A_PATH);
            Process owner = owners.get(owners.size() - 1);
            owner.getOutputStream().close();
            assertThat(owner.waitFor()).isZero();
        }
    }

    private Path open() throws IOException {
        Path socket = Path.of(answer(runtime.toString()));
        assertThat(socket).hasParentRaw(runtime.resolve("stowaway"));
        return socket;
    }

    /** What a new owner says first. */
    private String answer(String place) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                OpensEndpoint.class.getName());
        builder.environment().put("XDG_RUNTIME_DIR", place);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.directory(Files.createDirectories(runtime.resolve("cwd")).toFile());
        Process owner = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        owners.add(owner);
        BufferedReader lines = owner.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("the owner says nothing");
        }
        return line;
    }

    private static List<String> filesOf(Path... sockets) {
        List<String> files = new ArrayList<>();
        for (Path socket : sockets) {
            String name = String.valueOf(socket.getFileName()).replace(".sock", "");
            files.addAll(List.of(name + ".live", name + ".sock")); // and no secret: Linux tells who connects
        }
        return files;
    }

    private List<String> names() {
        String[] names = runtime.resolve("stowaway").toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
