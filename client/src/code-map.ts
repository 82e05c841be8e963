// The Code map: a panel with the documents as a picture, and who cites whom. The picture is drawn by the page in map/;
// this side gives it the data, and opens what is asked for.

import { randomBytes } from "node:crypto";
import { commands, type Disposable, type ExtensionContext, Uri, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import type { CitationItem, MapResult } from "../../server/src/lsp/protocol.ts";
import { type FromPage, fromPage, pageState, type ToPage } from "./map-messages.ts";
import type { Questions } from "./questions.ts";

export interface CodeMap extends Disposable {
  /** The server may have another map. */
  changed(): void;
}

const panelType = "sec-duis.codeMap";
const title = "Code Map";

export function createCodeMap(context: ExtensionContext, questions: Questions): CodeMap {
  let shown: { readonly panel: WebviewPanel; readonly page: Page } | undefined;

  /** Fills a panel, a new one or one that VS Code kept over a restart, with the Code that it showed. */
  function fill(panel: WebviewPanel, code?: string): void {
    const page = fillPage(panel, context, questions, code);
    shown = { panel, page };
    panel.onDidDispose(() => {
      page.dispose();
      if (shown?.panel === panel) shown = undefined;
    });
  }

  const subscriptions = [
    commands.registerCommand("sec-duis.openCodeMap", () => {
      if (shown) {
        shown.panel.reveal();
        return shown.page.follow();
      }
      fill(window.createWebviewPanel(panelType, title, ViewColumn.Active, panelOptions(context)));
    }),
    window.registerWebviewPanelSerializer(panelType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        panel.webview.options = panelOptions(context);
        fill(panel, pageState(state).code);
      },
    }),
  ];
  return {
    changed: () => shown?.page.refresh(),
    dispose() {
      shown?.panel.dispose();
      for (const one of subscriptions) one.dispose();
    },
  };
}

function panelOptions(context: ExtensionContext): { readonly enableScripts: boolean; readonly localResourceRoots: readonly Uri[] } {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, "dist", "map")] };
}

interface Page extends Disposable {
  refresh(): void;
  /** Shows the Code of the text that was last worked in. */
  follow(): void;
}

function fillPage(panel: WebviewPanel, context: ExtensionContext, questions: Questions, kept: string | undefined): Page {
  const { webview } = panel;
  const lists = new Map<string, readonly CitationItem[]>();
  let map: MapResult | undefined;
  let version = 0;
  let isReady = false;
  let isStale = true;
  let told = "";
  /** The Code that is to be shown, where there are several: it stays, whatever text comes to the front. */
  let code = kept;

  const say = (message: ToPage): void => void webview.postMessage(message);

  async function refresh(): Promise<void> {
    isStale = true;
    if (!isReady || !panel.visible) return;
    isStale = false;
    const next = await questions.map(code);
    if (next) tell(next);
    else isStale = true;
  }

  /** Gives the page the map, if it is another than the one that it has. */
  function tell(next: MapResult): void {
    map = next;
    // While the folder is being read, there may be only one as yet.
    if (next.code !== "") code ??= next.code;
    panel.title = next.code === "" ? title : `${title}: ${next.code}`;
    lists.clear();
    const numbers = new Map(next.documents.map(({ key }, index) => [key, index]));
    const documents = next.documents.map(({ kind, short, label, clauses, definitions, own }) => ({ kind, short, label, clauses, definitions, own }));
    const lines = next.citations.flatMap(({ from, to, count }) => {
      const [a, b] = [numbers.get(from), numbers.get(to)];
      return a === undefined || b === undefined ? [] : [{ from: a, to: b, count }];
    });
    const text = JSON.stringify([documents, lines, next.codes, next.code]);
    if (text === told) return;
    told = text;
    version++;
    say({ kind: "map", version, documents, lines, codes: next.codes, code: Math.max(0, next.codes.indexOf(next.code)) });
  }

  async function answer(message: FromPage): Promise<void> {
    if (message.kind === "ready") {
      isReady = true;
      told = "";
      return refresh();
    }
    // Numbers of an older map may mean others by now.
    if (message.version !== version || !map) return;
    switch (message.kind) {
      case "open": {
        const place = map.documents[message.document]?.location;
        if (place) await open(place, questions);
        return;
      }
      case "code":
        code = map.codes[message.code];
        return refresh();
      case "citations": {
        const citations = await citationsOf(message);
        const words = citations.map(({ clause, before, words, after }) => ({ clause, before, words, after }));
        say({ kind: "citations", version: message.version, from: message.from, to: message.to, citations: words });
        return;
      }
      case "openCitation": {
        const place = (await citationsOf(message))[message.citation]?.location;
        if (place) await open(place, questions);
        return;
      }
    }
  }

  async function citationsOf({ from, to }: { readonly from: number; readonly to: number }): Promise<readonly CitationItem[]> {
    const [a, b] = [map?.documents[from], map?.documents[to]];
    if (!a || !b) return [];
    const key = `${from} ${to}`;
    const known = lists.get(key) ?? (await questions.mapCitations(a.key, b.key, map!.code)) ?? [];
    lists.set(key, known);
    return known;
  }

  const subscriptions = [
    webview.onDidReceiveMessage((value: unknown) => {
      const message = fromPage(value);
      if (message) void answer(message);
    }),
    panel.onDidChangeViewState(() => {
      if (panel.visible && isStale) void refresh();
    }),
  ];
  panel.iconPath = { light: Uri.joinPath(context.extensionUri, "images", "map-light.svg"), dark: Uri.joinPath(context.extensionUri, "images", "map-dark.svg") };
  webview.html = html(webview, Uri.joinPath(context.extensionUri, "dist", "map"));
  return {
    refresh: () => void refresh(),
    follow() {
      code = undefined;
      void refresh();
    },
    dispose() {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** Beside the map, which keeps the keys. */
async function open(place: CitationItem["location"], questions: Questions): Promise<void> {
  const { uri, range } = questions.location(place);
  await window.showTextDocument(uri, { selection: range, viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
}

/** Nothing but the extension's own script and style may run: no other source, no inline style, no eval, no network. */
function html(webview: Webview, folder: Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const script = webview.asWebviewUri(Uri.joinPath(folder, "map.js"));
  const style = webview.asWebviewUri(Uri.joinPath(folder, "map.css"));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Code Map</title>
</head>
<body>
<noscript>The Code map needs its script.</noscript>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
