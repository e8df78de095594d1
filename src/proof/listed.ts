/** Numbers in words: "level 2", "levels 0, 1 and 2". */
export function listed(noun: string, numbers: readonly number[]): string {
  if (numbers.length === 1) return `${noun} ${numbers.join()}`;
  return `${noun}s ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
