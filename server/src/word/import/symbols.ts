// Characters of the fonts Symbol and Wingdings, which Word keeps by their place in the font, as characters of Unicode.

const symbol: Readonly<Record<number, string>> = {
  0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2d: "−", 0x40: "≅", 0x5c: "∴", 0x5e: "⊥",
  0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η", 0x69: "ι", 0x6b: "κ", 0x6c: "λ", 0x6d: "μ", 0x6e: "ν", 0x6f: "ο", 0x70: "π",
  0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x75: "υ", 0x77: "ω", 0x78: "ξ", 0x79: "ψ", 0x7a: "ζ", 0x44: "Δ", 0x46: "Φ", 0x47: "Γ", 0x4c: "Λ", 0x50: "Π", 0x51: "Θ", 0x53: "Σ", 0x57: "Ω", 0x58: "Ξ", 0x59: "Ψ",
  0xa2: "′", 0xa3: "≤", 0xa4: "⁄", 0xa5: "∞", 0xab: "↔", 0xac: "←", 0xad: "↑", 0xae: "→", 0xaf: "↓", 0xb0: "°", 0xb1: "±", 0xb2: "″", 0xb3: "≥", 0xb4: "×", 0xb5: "∝", 0xb6: "∂", 0xb7: "•", 0xb8: "÷", 0xb9: "≠", 0xba: "≡", 0xbb: "≈", 0xbc: "…",
  0xc6: "∅", 0xc7: "∩", 0xc8: "∪", 0xc9: "⊃", 0xcc: "⊂", 0xce: "∈", 0xcf: "∉", 0xd2: "®", 0xd3: "©", 0xd4: "™", 0xd6: "√", 0xd7: "⋅", 0xd8: "¬", 0xd9: "∧", 0xda: "∨", 0xdb: "⇔", 0xdc: "⇐", 0xde: "⇒", 0xe2: "®", 0xe3: "©", 0xe4: "™", 0xe5: "∑", 0xf2: "∫",
};

const wingdings: Readonly<Record<number, string>> = {
  0x6c: "●", 0x6e: "■", 0x6f: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9f: "•", 0xa7: "▪", 0xa8: "◻", 0xd8: "➢", 0xdf: "←", 0xe0: "→", 0xe1: "↑", 0xe2: "↓", 0xe8: "➔", 0xf0: "⇨", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑",
};

const wingdings2: Readonly<Record<number, string>> = { 0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xa3: "□" };
const webdings: Readonly<Record<number, string>> = { 0x61: "✓", 0x63: "□", 0x67: "■", 0x6e: "●", 0x72: "✗" };

/** Whether the letters of `font` are signs: an `a` in Webdings is a tick. */
export function isSymbolFont(font: string): boolean {
  return /^(?:symbol|webdings|wingdings(?: [23])?)$/i.test(font);
}

/** The character at `code` (with or without the 0xF000 that Word adds) of `font`; undefined where it is not known. */
export function symbolOf(font: string, code: number): string | undefined {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font.toLowerCase();
  if (name === "symbol") return symbol[place] ?? (isAscii(place) ? String.fromCharCode(place) : undefined);
  if (name === "wingdings") return wingdings[place];
  if (name === "wingdings 2") return wingdings2[place];
  if (name === "webdings") return webdings[place];
  if (name === "wingdings 3") return undefined;
  return code >= 0xe000 && code <= 0xf8ff ? undefined : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** `text` in superscript, white space and commas between numbers kept; a sum such as `n+1` as `^(n+1)`. Undefined where it is neither. */
export function superscript(text: string): string | undefined {
  if (/^\s*[+\u2212-]?\d+(?:,\s?\d+)*\s*$/.test(text)) return text.replace(/[\d+\u2212-]/g, (mark) => superscripts[mark]!);
  return /^\s*[A-Za-z0-9]+(?: ?[+\u2212×/-] ?[A-Za-z0-9]+)+\s*$/.test(text) ? `^(${text.trim()})` : undefined;
}

const superscripts: Readonly<Record<string, string>> = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "+": "⁺", "-": "⁻", "\u2212": "⁻" };

function isAscii(code: number): boolean {
  return code >= 0x20 && code < 0x7f && !/[A-Za-z]/.test(String.fromCharCode(code));
}
