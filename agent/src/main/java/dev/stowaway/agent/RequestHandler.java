package dev.stowaway.agent;

import dev.stowaway.agent.Reply.Outcome;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.OptionsException;
import dev.stowaway.rules.Printable;

/** Does what the command line asks, and says what became of it: to the command line, not on this JVM's stderr. */
final class RequestHandler {
    private final Request request;
    private final Installation installation;

    RequestHandler(Request request, Installation installation) {
        this.request = request;
        this.installation = installation;
    }

    Reply answer() {
        if (!request.version().equals(Request.ownVersion())) {
            return reply(Outcome.OTHER_VERSION, Request.ownVersion());
        }
        try {
            return switch (request.kind()) {
                case ATTACH -> attach();
                case DETACH -> detach();
            };
        } catch (OptionsException e) {
            return reply(Outcome.OPTIONS_REFUSED, String.valueOf(e.getMessage()));
        } catch (Throwable t) { // the host's border
            return reply(Outcome.FAILED, Printable.of(t.toString()));
        }
    }

    private Reply attach() throws Exception {
        if (installation.isActive()) {
            return reply(Outcome.ALREADY_ACTIVE, "");
        }
        Options options = Options.parse(request.options(), System.getProperties(), System.getenv());
        if (!options.enabled()) {
            return reply(Outcome.OPTIONS_REFUSED, "enabled=false is set there, and keeps Stowaway off");
        }
        installation.start(options, System.err);
        String problem = installation.test();
        if (problem.isEmpty()) {
            return reply(Outcome.ATTACHED, "");
        }
        installation.detach();
        return reply(Outcome.FAILED, problem);
    }

    private Reply detach() throws Exception {
        return reply(installation.detach() ? Outcome.DETACHED : Outcome.NOT_ACTIVE, "");
    }

    private Reply reply(Outcome outcome, String detail) {
        return new Reply(request.id(), outcome, installation.isActive(), detail);
    }
}
