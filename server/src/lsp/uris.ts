// Ids and URIs for one client: a document that the client has named is called as the client calls it.

import type { DocumentId } from "../index/facts.ts";
import { idOfUri, uriOfId } from "./uri.ts";

export interface Uris {
  idOf(uri: string): DocumentId;
  uriOf(id: DocumentId): string;
  /** Notes how the client spells the URI of a document that it opens; gives its id. */
  opened(uri: string): DocumentId;
}

/** `respelled` is told of the old URI where the client names a document otherwise than it was named to it. */
export function createUris(respelled: (id: DocumentId, before: string) => void): Uris {
  const spelled = new Map<DocumentId, string>();
  const uriOf = (id: DocumentId) => spelled.get(id) ?? uriOfId(id);
  return {
    idOf: (uri) => idOfUri(uri),
    uriOf,
    opened(uri) {
      const id = idOfUri(uri);
      const before = uriOf(id);
      spelled.set(id, uri);
      if (before !== uri) respelled(id, before);
      return id;
    },
  };
}
