import type { SchemaName } from "../schema/model.ts";
import type { Clause, Definition } from "../syntax/tree.ts";
import type { Facts } from "./facts.ts";

/** What a reference can land on. */
export type Target =
  | { readonly kind: "document"; readonly document: Facts }
  | { readonly kind: "clause"; readonly document: Facts; readonly clause: Clause }
  | { readonly kind: "definition"; readonly document: Facts; readonly definition: Definition }
  | { readonly kind: "row"; readonly document: Facts; readonly at: { readonly from: number; readonly to: number } }
  | { readonly kind: "schema"; readonly name: SchemaName };

/** The answer of the one resolver. */
export type Resolution =
  | { readonly kind: "one"; readonly target: Target }
  | { readonly kind: "many"; readonly targets: readonly Target[] }
  /** The document is here, the place is not. `certain` is false where the document's structure may have been lost. */
  | { readonly kind: "none"; readonly document: Facts | undefined; readonly sought: string; readonly certain: boolean }
  /** A statute, a licence, a standard: outside the Code. */
  | { readonly kind: "external" }
  /** A document of the Code that the workspace does not hold. */
  | { readonly kind: "absent"; readonly document: string };
