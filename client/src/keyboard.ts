// The keyboard for a view that is asked for by its command. Of a view that has no rows yet VS Code lets it go: the first
// row that comes takes it then, unless the user is elsewhere by that time.

import { commands, type TreeView } from "vscode";

export interface Keyboard<Line> {
  /** Gives the view the keyboard; a view that "awaits" its rows gets it when they come. */
  ask(rows: "has rows" | "awaits"): Promise<void>;
  /** The view shows other rows now, of which `first` is the first. */
  shown(first: Line | undefined): Promise<void>;
  /** The user has gone elsewhere: rows that come now take nothing. */
  leave(): void;
}

/** For the view called `id`. */
export function keyboardOf<Line>(id: string, view: Pick<TreeView<Line>, "reveal">): Keyboard<Line> {
  let isAwaited = false;
  return {
    async ask(rows) {
      isAwaited = rows === "awaits";
      await commands.executeCommand(`${id}.focus`);
    },
    async shown(first) {
      if (!isAwaited || first === undefined) return;
      isAwaited = false;
      await view.reveal(first, { focus: true, select: false });
    },
    leave() {
      isAwaited = false;
    },
  };
}
