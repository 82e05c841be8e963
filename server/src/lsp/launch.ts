// What `dist/server.js` is: what was compiled before has to be at hand when the bundle of all the rest is loaded.

import { useCompiled } from "./compiled.ts";
import { startYoung } from "./memory.ts";
import { optionOf } from "./options.ts";

/** The bundles are CommonJS. */
declare const require: (file: string) => { startServer(): void };

startYoung();
useCompiled(optionOf("--compiled"));
require("./core.js").startServer();
