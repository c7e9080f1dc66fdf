package dev.stowaway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @Test
    void a_request_is_read_as_it_was_written() {
        Request attach = new Request(Request.Kind.ATTACH, "4711-1f", "0.1.0", "log=\"a b, c.log\",stack=2");
        Request detach = new Request(Request.Kind.DETACH, "4711-2f", "0.1.0", "");

        assertThat(Request.parse(attach.arguments())).isEqualTo(attach);
        assertThat(Request.parse(detach.arguments())).isEqualTo(detach);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "action=log", "@", "@ATTACH", "@ATTACH 1", "@ATTACH 1 2", "@DANCE 1 2 3"})
    void what_is_no_request_is_none(String arguments) {
        assertThat(Request.parse(arguments)).isNull();
    }

    @Test
    void a_reply_is_read_as_it_was_written() {
        Reply reply = new Reply("4711-1f", Reply.Outcome.FAILED, true, "two words");

        assertThat(Reply.parse(reply.text())).isEqualTo(reply);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "1 ATTACHED", "1 ATTACHED true", "1 DANCED true "})
    void what_is_no_reply_is_none(String text) {
        assertThat(Reply.parse(text)).isNull();
    }
}
