// What the views ask the language server. An answer is undefined where there is none: the server does not run, the
// question failed (the log has it), or nobody waits for it any more.

import type { CancellationToken, Location, Position, TextDocument, Uri } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import type {
  BaseResult,
  CitationItem,
  CitationMethod,
  CitationParams,
  CitationsMethod,
  CitationsResult,
  ComparisonBase,
  DefinitionsMethod,
  DefinitionsResult,
  ImpactMethod,
  ImpactResult,
  MapCitationsMethod,
  MapCitationsParams,
  MapMethod,
  MapParams,
  MapResult,
  SetBaseMethod,
  SetBaseParams,
} from "../../server/src/lsp/protocol.ts";

export interface Questions {
  /** Whether there is a server to ask. */
  isRunning(): boolean;
  definitions(): Promise<DefinitionsResult | undefined>;
  /** Of the clause at a position; null where no clause is. */
  citations(document: TextDocument, position: Position, token: CancellationToken): Promise<CitationsResult | null | undefined>;
  /** The words that cite the place, or the whole document; null where it has no name in the Code. */
  citation(document: Uri, position?: Position): Promise<string | null | undefined>;
  /** Of the Code that is called `code`; of the one that was asked about last, where there is none. */
  map(code: string | undefined): Promise<MapResult | undefined>;
  /** The citations behind one line of the map of `code`. */
  mapCitations(from: string, to: string, code: string): Promise<readonly CitationItem[] | undefined>;
  /** What the impact is asked against from now on; null lets it go. Rejects where it fails. */
  setBase(base: ComparisonBase | null, token?: CancellationToken): Promise<BaseResult>;
  /** Null where no base is set. */
  impact(): Promise<ImpactResult | null | undefined>;
  /** A place of the server's as VS Code's. */
  location(place: CitationItem["location"]): Location;
}

const definitionsMethod: DefinitionsMethod = "sec-duis/definitions";
const citationsMethod: CitationsMethod = "sec-duis/citations";
const citationMethod: CitationMethod = "sec-duis/citation";
const mapMethod: MapMethod = "sec-duis/map";
const mapCitationsMethod: MapCitationsMethod = "sec-duis/mapCitations";
const setBaseMethod: SetBaseMethod = "sec-duis/setBase";
const impactMethod: ImpactMethod = "sec-duis/impact";

export function createQuestions(client: LanguageClient): Questions {
  async function ask<Result>(question: () => Promise<Result>, token?: CancellationToken): Promise<Result | undefined> {
    if (client.state !== State.Running) return undefined;
    try {
      return await question();
    } catch (error) {
      if (!token?.isCancellationRequested && client.isRunning()) client.error("A view could not be filled.", error, false);
      return undefined;
    }
  }
  return {
    isRunning: () => client.state === State.Running,
    definitions: () => ask(() => client.sendRequest<DefinitionsResult>(definitionsMethod)),
    citations: (document, position, token) =>
      ask(() => client.sendRequest<CitationsResult | null>(citationsMethod, client.code2ProtocolConverter.asTextDocumentPositionParams(document, position), token), token),
    citation: (document, position) => {
      const { asUri, asPosition } = client.code2ProtocolConverter;
      const params: CitationParams = { textDocument: { uri: asUri(document) }, ...(position && { position: asPosition(position) }) };
      return ask(() => client.sendRequest<string | null>(citationMethod, params));
    },
    map: (code) => ask(() => client.sendRequest<MapResult>(mapMethod, (code === undefined ? {} : { code }) satisfies MapParams)),
    mapCitations: (from, to, code) => ask(() => client.sendRequest<readonly CitationItem[]>(mapCitationsMethod, { from, to, code } satisfies MapCitationsParams)),
    // A token that is undefined would be sent as one more parameter.
    setBase: (base, token) => client.sendRequest<BaseResult>(setBaseMethod, { base } satisfies SetBaseParams, ...(token ? [token] : [])),
    impact: () => ask(() => client.sendRequest<ImpactResult | null>(impactMethod)),
    location: (place) => client.protocol2CodeConverter.asLocation(place),
  };
}
