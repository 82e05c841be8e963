/** The value of `--name=value` or `--name value` among the server's arguments. */
export function optionOf(name: string, args: readonly string[] = process.argv): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}
