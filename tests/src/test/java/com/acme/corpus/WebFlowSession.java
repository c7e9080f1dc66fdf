package com.acme.corpus;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import org.springframework.binding.collection.SharedMapDecorator;
import org.springframework.webflow.context.ExternalContext;
import org.springframework.webflow.context.ExternalContextHolder;
import org.springframework.webflow.conversation.ConversationParameters;
import org.springframework.webflow.conversation.impl.SessionBindingConversationManager;
import org.springframework.webflow.core.collection.LocalSharedAttributeMap;

/** What Spring Web Flow puts into the HTTP session for every conversation. */
public final class WebFlowSession implements Recipe {
    @Override
    public Serializable make() {
        var session = new LocalSharedAttributeMap<Object>(new SharedMapDecorator<>(new HashMap<>()));
        ExternalContextHolder.setExternalContext(requestOf(session));
        var manager = new SessionBindingConversationManager();
        manager.beginConversation(new ConversationParameters("booking", "Booking", "books a room"));
        return (Serializable) session.get(manager.getSessionKey());
    }

    /** The library's own mock needs all of Spring's contexts; a conversation needs the session only. */
    private static ExternalContext requestOf(LocalSharedAttributeMap<Object> session) {
        return (ExternalContext) Proxy.newProxyInstance(
                WebFlowSession.class.getClassLoader(),
                new Class<?>[] {ExternalContext.class},
                (proxy, method, arguments) -> method.getName().equals("getSessionMap") ? session : null);
    }
}
