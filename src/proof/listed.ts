import { quoted } from '../safe-text.ts';
import type { Leavable } from './leavable.ts';

/** What advice is for, in words: "to leave levels 0, 1 and 2", "to tick "crm"". */
export function listed(steps: readonly Leavable[]): string {
  const { kind } = steps[0] ?? { kind: 'level' };
  const isNumber = kind === 'level';
  const names = steps.map(({ name }) => (isNumber ? name : quoted(name)));
  const noun = isNumber ? (names.length === 1 ? 'level ' : 'levels ') : '';
  const last = names.at(-1) ?? '';
  const all = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${kind === 'box' ? 'to tick' : 'to leave'} ${noun}${all}`;
}
