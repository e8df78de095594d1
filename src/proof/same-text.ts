/** Whether two texts say the same, whatever their capitals, spaces and last full stop. */
export function isSameText(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
}
