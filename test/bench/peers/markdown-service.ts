// VS Code's Markdown service in process: reads the folder that is named, and checks each file's links. Prints what it found.

import { openFolder } from "./markdown-folder.ts";

const { documents, check } = openFolder(process.argv[2]!);
const found: Record<string, number> = {};
for (const document of documents.values()) for (const { code } of await check(document)) found[String(code)] = (found[String(code)] ?? 0) + 1;
process.stdout.write(JSON.stringify(found));
