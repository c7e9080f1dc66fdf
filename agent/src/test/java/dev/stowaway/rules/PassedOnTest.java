package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedOnTest {
    @Test
    void file_names_become_absolute_and_other_values_stay() throws OptionsException {
        String here = Path.of("").toAbsolutePath().toString();

        assertThat(PassedOn.arguments("stack=5,log=a.log,findings=f.json,action=fail"))
                .isEqualTo("action=fail,log=" + here + "/a.log,stack=5,findings=" + here + "/f.json");
        assertThat(PassedOn.arguments("log=stderr")).isEqualTo("log=stderr");
        assertThat(PassedOn.arguments("")).isEmpty();
    }

    @Test
    void a_value_with_a_comma_stays_one() throws OptionsException {
        assertThat(PassedOn.arguments("record=\"/tmp/a,b\"")).isEqualTo("record=\"/tmp/a,b\"");
    }

    @Test
    void no_file_is_made(@TempDir Path folder) throws OptionsException {
        PassedOn.arguments("log=" + folder.resolve("a.log") + ",record=" + folder.resolve("r") + ",rules="
                + folder.resolve("absent/r"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void mistakes_are_told() {
        assertThatThrownBy(() -> PassedOn.arguments("stack=few"))
                .hasMessageContaining("\"few\" is no number of frames");
        assertThatThrownBy(() -> PassedOn.arguments("colour=red")).hasMessageContaining("no such option");
    }
}
