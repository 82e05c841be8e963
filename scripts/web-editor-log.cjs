// Stands in for @vscode/spdlog, VS Code's log writer, which is native code: the web edition is installed without
// building any, and without this its Output panel would stay empty.

const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.least = 2;
    this.stamped = true;
    mkdirSync(dirname(file), { recursive: true });
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.least; }
  setLevel(level) { this.least = level; }
  setPattern() { this.stamped = true; }
  clearFormatters() { this.stamped = false; }
  flush() {}
  drop() {}
  write(level, text) {
    if (level < this.least) return;
    const stamp = new Date().toISOString().replace("T", " ").replace("Z", "");
    appendFileSync(this.file, this.stamped ? `${stamp} [${levels[level]}] ${text}\n` : text);
  }
}

async function createLogger(name, file) {
  return new Logger("rotating", name, file);
}

// One by one: VS Code imports this as an ES module, and Node finds the names of CommonJS exports by this form.
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
