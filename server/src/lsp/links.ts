// Document links: out of a document, or out of sec.json.

import type { DocumentLink } from "vscode-languageserver/node";
import { links, type Link } from "../features/links.ts";
import { sourceOf, type Snapshot } from "../workspace/snapshot.ts";
import { toPosition, toRange } from "./convert.ts";
import { pageOf } from "./diagnostics.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

export function answerLinks(session: Session): void {
  session.connection.onDocumentLinks(
    answering(session.log, (params): DocumentLink[] => {
      const id = idIn(session, params);
      const snapshot = session.shown(id);
      const source = sourceOf(snapshot, id);
      if (!source) return [];
      return links(snapshot, id).flatMap((link) => {
        const target = targetOf(session, snapshot, link);
        return target === undefined ? [] : [{ range: toRange(source.lines, link.at), target, tooltip: link.label }];
      });
    }),
  );
}

/** `file:///code/section-g.sec#L12,1`, which editors open at that place. */
function targetOf({ uris }: Session, snapshot: Snapshot, { to }: Link): string | undefined {
  if (to.kind === "rule") return pageOf(to.rule);
  const uri = uris.uriOf(to.document);
  const source = sourceOf(snapshot, to.document);
  if (!source || to.at.to === 0) return uri;
  const { line, character } = toPosition(source.lines, to.at.from);
  return `${uri}#L${line + 1},${character + 1}`;
}
