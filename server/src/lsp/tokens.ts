// Semantic tokens: all of a document, a part of it, or what changed since the last answer. The types and their one
// modifier are described in package.json, where themes find a scope for each.

import { SemanticTokensBuilder, type Range, type SemanticTokens, type SemanticTokensDelta, type SemanticTokensLegend } from "vscode-languageserver/node";
import { tokenKinds, tokens } from "../features/tokens.ts";
import type { DocumentId, Facts } from "../index/facts.ts";
import { trim } from "../syntax/lines.ts";
import { lineOf } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { toRange, toSpan } from "./convert.ts";
import { answering } from "./guard.ts";
import { idIn, type Session } from "./session.ts";

/** What the numbers in the tokens stand for, as the client is told once. */
export const tokensLegend: SemanticTokensLegend = { tokenTypes: [...tokenKinds], tokenModifiers: ["broken"] };

export function answerTokens(session: Session): void {
  const { semanticTokens } = session.connection.languages;
  /** What the client was sent last of the texts that are open. */
  const builders = new Map<DocumentId, SemanticTokensBuilder>();

  // Of a schema or a request nothing is said: an empty answer would take the place of another extension's.
  semanticTokens.on(answering(session.log, (params): SemanticTokens | null => {
    const id = idIn(session, params);
    if (!isDocument(session, id)) return null;
    const builder = build(session, id, undefined, new SemanticTokensBuilder());
    keep(id, builder);
    return builder.build();
  }));
  semanticTokens.onRange(answering(session.log, (params): SemanticTokens | null => {
    const id = idIn(session, params);
    return isDocument(session, id) ? build(session, id, params.range, new SemanticTokensBuilder()).build() : null;
  }));
  semanticTokens.onDelta(answering(session.log, (params): SemanticTokens | SemanticTokensDelta => {
    const id = idIn(session, params);
    const builder = builders.get(id) ?? new SemanticTokensBuilder();
    builder.previousResult(params.previousResultId);
    build(session, id, undefined, builder);
    keep(id, builder);
    return builder.buildEdits();
  }));

  function keep(id: DocumentId, builder: SemanticTokensBuilder): void {
    for (const known of builders.keys()) if (!session.texts.has(known)) builders.delete(known);
    if (session.texts.has(id)) builders.set(id, builder);
  }
}

function isDocument(session: Session, id: DocumentId): boolean {
  return session.shown(id).documents.has(id);
}

function build(session: Session, id: DocumentId, range: Range | undefined, builder: SemanticTokensBuilder): SemanticTokensBuilder {
  const snapshot = session.shown(id);
  const document = snapshot.documents.get(id);
  if (!document) return builder;
  const { text, lines } = document.tree;
  const span = range ? toSpan(text, lines, range) : { from: 0, to: text.length };
  for (const { kind, at, broken } of tokens(snapshot, document, span)) {
    for (const part of onLines(document, at)) {
      const { start, end } = toRange(lines, part);
      builder.push(start.line, start.character, end.character - start.character, tokenKinds.indexOf(kind), broken ? 1 : 0);
    }
  }
  return builder;
}

/** The parts of `at` on each of its lines, without the space at their ends: few clients take a token over a line's end. */
function* onLines({ tree: { text, lines } }: Facts, at: Span): Iterable<Span> {
  for (let line = lineOf(lines, at.from); ; line++) {
    const end = lines.starts[line + 1] ?? text.length;
    const part = trim(text, { from: Math.max(at.from, lines.starts[line]!), to: Math.min(at.to, end) });
    if (part.to > part.from) yield part;
    if (end >= at.to) return;
  }
}
