import type * as z from 'zod';
import type { Diagnostic, PlacedDiagnostic } from '../diagnostic.ts';
import { safeText } from '../text/safe.ts';
import { bestBranch, explain } from './explain.ts';
import { firstDiagnostics, uncoded } from './mistakes.ts';
import { checkFormat } from './read.ts';
import type { Path, Source, Where } from './source.ts';

/**
 * The value of a source as its schema describes it: exactly what was written, or an error.
 * @throws InputError with all problems, each with its place
 */
export function parse<T>(source: Source, schema: z.ZodType<T>): T {
  checkFormat(source);
  // Without compiled checks: a file is read once, and compiling takes longer than it saves.
  const result = schema.safeParse(source.value, { error: explain, jitless: true });
  if (result.success) return result.data;
  throwIfAny(source, findings(result.error.issues, []));
  throw new Error('a schema refused a value without an issue');
}

/** Something wrong with the part of a file at this path. */
export interface ValueDiagnostic {
  readonly path: Path;
  readonly text: string;
  readonly where?: Where | undefined;
  readonly why?: string | undefined;
  readonly rule?: string | undefined;
}

/**
 * Turns findings into problems with places; does nothing when there are none.
 * @throws InputError with all problems, sorted, the first twenty in full
 */
export function throwIfAny(source: Source, wrong: readonly (Diagnostic | ValueDiagnostic)[]): void {
  if (wrong.length === 0) return;
  const problems = wrong.slice(0, MAX_LOCATED).map((finding) => diagnosticAt(source, finding));
  throw firstDiagnostics(problems.toSorted(byPlace), wrong.length);
}

/** A finding with its place in the file. */
export function diagnosticAt(source: Source, own: Diagnostic | ValueDiagnostic): PlacedDiagnostic {
  if ('message' in own) return source.place(own);
  const { path, text, where, why, rule = 'format' } = own;
  return source.place({ ...uncoded(path, text, where), code: rule, why });
}

/** Finding a place takes a walk through the file, so not for every one of a hundred thousand. */
const MAX_LOCATED = 200;

function byPlace(a: PlacedDiagnostic, b: PlacedDiagnostic): number {
  return a.line - b.line || a.column - b.column;
}

function findings(issues: readonly z.core.$ZodIssue[], around: Path): readonly ValueDiagnostic[] {
  return issues.flatMap((issue): readonly ValueDiagnostic[] => {
    const path = [...around, ...issue.path.map(step)];
    const { code, message: text } = issue;
    if (code === 'invalid_union' && text === '') {
      return findings(bestBranch(issue.errors) ?? [], path);
    }
    if (code === 'unrecognized_keys') {
      const lines = text.split('\n');
      return issue.keys.map((key, i) => ({
        path: [...path, key],
        text: lines[i] ?? 'unknown field',
        where: 'key',
      }));
    }
    const { where, why, rule } = (code === 'custom' && issue.params) || {};
    const isName = code === 'invalid_key' || where === 'key';
    return [{ path, text: labelled(path, text), where: isName ? 'key' : 'value', why, rule }];
  });
}

function step(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function labelled(path: Path, text: string): string {
  return path.length === 0 ? `the file ${text}` : `${label(path)}: ${text}`;
}

/** What a person calls the place: `weight`, `levels 2`, `evidence, entry 3`. */
function label(path: Path): string {
  const last = path.at(-1) ?? '';
  const around = path.slice(0, -1);
  if (typeof last === 'number') return `${label(around)}, entry ${last + 1}`;
  return /^\d+$/.test(last) && around.length > 0 ? `${label(around)} ${last}` : safeText(last);
}
