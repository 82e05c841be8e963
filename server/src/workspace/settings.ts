// The settings in force: the sec.json of each folder, with the user's own laid over it.

import { defaultConfig, type Config } from "../config/config.ts";
import { mergeSettings } from "../config/settings.ts";
import type { DocumentId } from "../index/facts.ts";
import { allRules } from "../rules/all.ts";
import { governing } from "./governing.ts";
import type { ConfigFile } from "./snapshot.ts";

/** Says which settings govern a document. */
export type ConfigReader = (id: DocumentId) => Config;

export class Settings {
  /** The settings that govern a document as they are now. */
  configOf: ConfigReader;
  private readonly files = new Map<string, ConfigFile>();
  private own: unknown;

  constructor() {
    this.configOf = this.reader();
  }

  /** The sec.json files, by the folder that each governs. */
  get byFolder(): ReadonlyMap<string, ConfigFile> {
    return this.files;
  }

  /** The sec.json of `folder` is this one from now on; says whether anything changes. */
  setFile(folder: string, file: ConfigFile | undefined): boolean {
    if (file) this.files.set(folder, file);
    else if (!this.files.delete(folder)) return false;
    this.configOf = this.reader();
    return true;
  }

  /** The user's own settings. */
  setOwn(own: unknown): void {
    this.own = own;
    this.configOf = this.reader();
  }

  /** What the settings are, whatever is set later. The same settings are the same object. */
  private reader(): ConfigReader {
    const files = new Map(this.files);
    const { own } = this;
    const overlaid = new Map<Config, Config>();
    return (id) => {
      const config = governing(files, id)?.config ?? defaultConfig;
      if (own === undefined || own === null) return config;
      let over = overlaid.get(config);
      if (!over) overlaid.set(config, (over = mergeSettings(config, own, allRules)));
      return over;
    };
  }
}
