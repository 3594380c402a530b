/** The option that a text names, if it names one. */
export function optionNamed<Option extends string>(
  options: readonly Option[],
  text: string | undefined,
): Option | undefined {
  return options.find((option) => option === text);
}
