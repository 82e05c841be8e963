// Every fault of docs/FAULTS.md names tests, and these are there.

import { test } from "node:test";
import { namesItsTests } from "../support/tables.ts";

test("each fault in the list names a test that there is", () => namesItsTests("docs/FAULTS.md", 4, 20));
