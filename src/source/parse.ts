import type * as z from 'zod';
import type { Diagnostic } from '../diagnostic.ts';
import { safeText } from '../text/safe.ts';
import { readIssueMessage } from '../words/errors.ts';
import { schemaError, schemaWords } from '../words/schema-errors.ts';
import { bestBranch, explainWith, type FormerNames } from './explain.ts';
import { checkFormat } from './read.ts';
import type { Path, Source } from './source.ts';
import { throwIfAny } from './text-diagnostic.ts';

/**
 * Parses the value of a source by its schema: returns exactly what was written.
 * @param formerNames fields that were renamed, so that the error says so
 * @throws InputError with all errors, each with its place
 */
export function parse<T>(source: Source, schema: z.ZodType<T>, formerNames: FormerNames = {}): T {
  checkFormat(source);
  // Without compiled checks: a file is read once, and compiling takes longer than it saves.
  const options = { error: explainWith(formerNames), jitless: true };
  const result = schema.safeParse(source.value, options);
  if (result.success) return result.data;
  throwIfAny(source, diagnosticsIn(result.error.issues, []));
  throw new Error('a schema refused a value without an issue');
}

function diagnosticsIn(issues: readonly z.core.$ZodIssue[], around: Path): readonly Diagnostic[] {
  return issues.flatMap((issue): readonly Diagnostic[] => {
    const path = [...around, ...issue.path.map(step)];
    if (issue.code === 'invalid_union' && issue.message === '') {
      return diagnosticsIn(bestBranch(issue.errors) ?? [], path);
    }
    const errors = readIssueMessage(issue.message);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key, i) => {
        const error = errors[i] ?? schemaError('schema/unknown-field', UNKNOWN(key));
        return { ...error, path: [...path, key], at: 'key' };
      });
    }
    const { at, why } = (issue.code === 'custom' && issue.params) || {};
    const isName = issue.code === 'invalid_key' || at === 'key';
    return errors.map((error) => ({
      ...{ ...error, message: labelled(path, error.message) },
      ...{ path, at: isName ? 'key' : 'value', why },
    }));
  });
}

const UNKNOWN = (name: string) => ({ name, meant: undefined, fields: [] });

function step(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function labelled(path: Path, message: string): string {
  return path.length === 0 ? schemaWords.wholeFile({ message }) : `${label(path)}: ${message}`;
}

/** Returns the place as people call it: `weight`, `levels 2`, `evidence, entry 3`. */
function label(path: Path): string {
  const last = path.at(-1) ?? '';
  const around = path.slice(0, -1);
  if (typeof last === 'number') return `${label(around)}, entry ${last + 1}`;
  return /^\d+$/.test(last) && around.length > 0 ? `${label(around)} ${last}` : safeText(last);
}
