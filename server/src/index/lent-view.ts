// A view of the corpus that is lent for the time of one check. What a rule finds lives on, and with it whatever its late
// answers were made among: a corpus that one of them kept would keep every document as it was then.

import type { SchemaModel } from "../schema/model.ts";
import type { Request } from "../schema/request.ts";
import type { Reference } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { CorpusView } from "./corpus-view.ts";
import type { DocumentId, Facts } from "./facts.ts";
import type { AbsentSchema } from "./governing-schemas.ts";
import type { TermKey } from "./keys.ts";
import type { DefinitionSite } from "./lookup.ts";
import type { Resolution } from "./resolve.ts";
import type { TermPass } from "./term-pass.ts";
import type { TermPlace } from "./term-places.ts";
import type { Integrity } from "./texts.ts";

/** Asks the view that it was made of, until that is taken back. */
export class LentView implements CorpusView {
  private view: CorpusView | undefined;

  constructor(view: CorpusView) {
    this.view = view;
  }

  /** From now on nobody may ask: what is asked late is asked of the corpus of that moment. */
  takeBack(): void {
    this.view = undefined;
  }

  private get lent(): CorpusView {
    if (!this.view) throw new Error("A rule asked the corpus that its check was given, when the check was over.");
    return this.view;
  }

  document(id: DocumentId): Facts | undefined {
    return this.lent.document(id);
  }

  documentsOf(identity: string): readonly Facts[] {
    return this.lent.documentsOf(identity);
  }

  twinsOf(id: DocumentId): readonly DocumentId[] {
    return this.lent.twinsOf(id);
  }

  documentsNamed(name: string): readonly Facts[] {
    return this.lent.documentsNamed(name);
  }

  resolve(reference: Reference, from: Facts): Resolution {
    return this.lent.resolve(reference, from);
  }

  isCited(document: Facts, key: string): boolean {
    return this.lent.isCited(document, key);
  }

  definitions(term: TermKey): readonly DefinitionSite[] {
    return this.lent.definitions(term);
  }

  knowsWord(word: string): boolean {
    return this.lent.knowsWord(word);
  }

  proseOf(document: Facts, key: string): string {
    return this.lent.proseOf(document, key);
  }

  integrity(document: Facts): Integrity {
    return this.lent.integrity(document);
  }

  terms(document: Facts): TermPass {
    return this.lent.terms(document);
  }

  usesIn(document: Facts, span: Span): readonly TermPlace[] {
    return this.lent.usesIn(document, span);
  }

  isUsed(term: TermKey): boolean {
    return this.lent.isUsed(term);
  }

  hasGlossary(): boolean {
    return this.lent.hasGlossary();
  }

  schemas(from: Facts): readonly SchemaModel[] {
    return this.lent.schemas(from);
  }

  absentSchema(from: Facts): AbsentSchema | undefined {
    return this.lent.absentSchema(from);
  }

  requestSchemas(request: Request): readonly SchemaModel[] {
    return this.lent.requestSchemas(request);
  }

  responseCodes(): ReturnType<CorpusView["responseCodes"]> {
    return this.lent.responseCodes();
  }
}
