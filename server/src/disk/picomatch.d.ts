// The package ships no types; these are of what is used of it.
declare module "picomatch" {
  export interface PicomatchOptions {
    readonly dot?: boolean;
    readonly nocase?: boolean;
  }
  export default function picomatch(globs: string | readonly string[], options?: PicomatchOptions): (path: string) => boolean;
}
