import { quoted } from '../../safe-text.ts';
import type { Option } from '../criterion.ts';
import type { Breach } from '../rules/breach.ts';

/** Options with the same id. */
export function repeatedOptions(options: readonly Option[]): readonly Breach[] {
  return options.flatMap(({ id }, i): readonly Breach[] => {
    const isRepeated = options.slice(0, i).some((other) => other.id === id);
    const text = `${quoted(id)} is the id of another option; choose another`;
    return isRepeated ? [{ path: ['options', i, 'id'], text }] : [];
  });
}

/** Steps that all have the same score. */
export function flatBreach(
  field: string,
  steps: readonly { readonly score?: number | undefined }[],
): readonly Breach[] {
  if (steps.length < 2 || steps.some(({ score }) => score !== steps[0]?.score)) return [];
  const text =
    'all have the same score, so an answer would change nothing; give them different ones';
  return [{ path: [field], text }];
}
