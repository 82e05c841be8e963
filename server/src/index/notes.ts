// What a check asks of the corpus is noted while it asks: the names that its findings rest on.

import { Names } from "./asked-names.ts";
import type { DocumentId } from "./facts.ts";

/** A name that was asked for: plain, or a place. */
export type Note = string | { readonly id: DocumentId; readonly key: string };

export class Notes {
  /** Where places are noted, and plain names as a rule; undefined where nobody wants to know. */
  readonly asked: Names | undefined;
  /** Where plain names are noted now. */
  private into: Names | undefined;
  /** Those since a recording began. */
  private recorded: Note[] | undefined;
  /** Of which document the terms were asked for last: most rules ask for those of one, thousands of times. */
  private passed: DocumentId | undefined;

  constructor(asked: Names | undefined) {
    this.asked = asked;
    this.into = asked;
  }

  name(name: string): void {
    this.into?.add(name);
    this.recorded?.push(name);
  }

  place(id: DocumentId, key: string): void {
    this.asked?.addPlace(id, key);
    this.recorded?.push({ id, key });
  }

  /** What the terms have to do with the document at `id`. */
  terms(id: DocumentId): void {
    if (this.passed === id) return;
    this.name("terms");
    this.name(`terms:${id}`);
    this.passed = id;
  }

  again(notes: readonly Note[]): void {
    for (const note of notes) {
      if (typeof note === "string") this.name(note);
      else this.place(note.id, note.key);
    }
  }

  /** What `answer` gives, and what was noted for it besides. */
  recording<Answer>(answer: () => Answer): { readonly answer: Answer; readonly notes: readonly Note[] } {
    const notes: Note[] = [];
    this.recorded = notes;
    try {
      return { answer: answer(), notes };
    } finally {
      this.recorded = undefined;
    }
  }

  /** What `answer` gives; the plain names that are asked for meanwhile are noted in `names` instead. */
  apart<Answer>(names: Names, answer: () => Answer): Answer {
    this.into = names;
    try {
      return answer();
    } finally {
      this.into = this.asked;
    }
  }
}
