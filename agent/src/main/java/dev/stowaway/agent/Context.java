package dev.stowaway.agent;

import dev.stowaway.inspect.CallSite;
import dev.stowaway.inspect.Destination;

/** What all locks below one root have in common. */
record Context(CallSite callSite, Destination destination) {}
