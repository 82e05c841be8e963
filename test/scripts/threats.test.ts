// Every threat of docs/SECURITY.md names tests, and these are there.

import { test } from "node:test";
import { namesItsTests } from "../support/tables.ts";

test("each threat in the list names a test that there is", () => namesItsTests("docs/SECURITY.md", 3, 10));
