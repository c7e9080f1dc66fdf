package dev.stowaway.objects;

import java.io.ObjectStreamException;
import java.io.Serializable;

/** Every proxy is one: serialization asks it what to write in its stead. Public since an application's loader defines proxies. */
public interface Written extends Serializable {
    Object writeReplace() throws ObjectStreamException;
}
