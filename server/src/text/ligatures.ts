// Two or three letters drawn as one, as a PDF gives them: the eye reads `definition`, and the file holds `deﬁnition`.

/** `text` with each ligature as the letters that it stands for; it may be longer then. */
export function spelledOut(text: string): string {
  return ligature.test(text) ? text.replace(ligatures, (one) => one.normalize("NFKC")) : text;
}

/** The letters of the ligature that the UTF-16 unit `code` is, if it is one. */
export function ligatureOf(code: number): string | undefined {
  return code >= 0xfb00 && code <= 0xfb06 ? spelledOut(String.fromCharCode(code)) : undefined;
}

const ligature = /[\ufb00-\ufb06]/;
const ligatures = /[\ufb00-\ufb06]/g;
