package dev.stowaway.agent;

import dev.stowaway.agent.Reply.Outcome;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.OptionsException;
import dev.stowaway.rules.Printable;
import dev.stowaway.weave.Weaving;
import java.lang.instrument.Instrumentation;

/** Does what the command line asks, and says what became of it: to the command line, not on this JVM's stderr. */
final class RequestHandler {
    private final Request request;
    private final Instrumentation instrumentation;

    private RequestHandler(Request request, Instrumentation instrumentation) {
        this.request = request;
        this.instrumentation = instrumentation;
    }

    static Reply answer(Request request, Instrumentation instrumentation) {
        RequestHandler handler = new RequestHandler(request, instrumentation);
        try {
            return handler.attach();
        } catch (Throwable t) { // the host's border
            return handler.reply(Outcome.FAILED, Printable.of(t.toString()));
        }
    }

    private Reply attach() throws Exception {
        if (!request.version().equals(Request.ownVersion())) {
            return reply(Outcome.OTHER_VERSION, Request.ownVersion());
        }
        if (request.kind() == Request.Kind.DETACH) {
            return reply(Outcome.NOT_ACTIVE, "");
        }
        if (Weaving.isPresent()) {
            return reply(Outcome.ALREADY_ACTIVE, "");
        }
        try {
            Options options = Options.parse(request.options(), System.getProperties(), System.getenv());
            if (!options.enabled()) {
                return reply(Outcome.OPTIONS_REFUSED, "enabled=false is set there, and keeps Stowaway off");
            }
            Assembly.start(options, instrumentation, System.err);
            return reply(Outcome.ATTACHED, "");
        } catch (OptionsException e) {
            return reply(Outcome.OPTIONS_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Reply reply(Outcome outcome, String detail) {
        return new Reply(request.id(), outcome, Weaving.isPresent(), detail);
    }
}
