/** The value of `--name=value` among the server's arguments. */
export function optionOf(name: string): string | undefined {
  return process.argv.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}
