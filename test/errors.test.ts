import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { match, matchAgreed } from '../src/answers/match.ts';
import { checkRound, matchRound } from '../src/answers/round.ts';
import { agreedSchema, answersSchema, roundSchema } from '../src/answers/schema.ts';
import { lintChecklist } from '../src/authoring/check/check.ts';
import type { Checklist } from '../src/checklist/checklist.ts';
import { checklistSchema } from '../src/checklist/schema.ts';
import { resolveVariant } from '../src/checklist/variant/resolve.ts';
import { diagnosticWithSource, InputError, type PlacedDiagnostic } from '../src/diagnostic.ts';
import { mergedSource } from '../src/loading/checklists/variant.ts';
import { brandSchema } from '../src/report/schema/files.ts';
import { parse } from '../src/source/parse.ts';
import { readSource } from '../src/source/read.ts';
import { type Source, throwIfAny } from '../src/source/source.ts';
import { warningWords } from '../src/words/warnings.ts';

const folder = new URL('errors/', import.meta.url);
const samples = readdirSync(folder).filter((name) => !/^_|\.out$/.test(name));

describe('each file in test/errors', () => {
  it.each(samples)('%s is explained as its .out says', async (name) => {
    const message = await messageFor(name);
    await expect(`${message}\n`).toMatchFileSnapshot(new URL(outOf(name), folder).pathname);
  });

  it('has a file of its own for every .out', () => {
    const outs = readdirSync(folder).filter((name) => name.endsWith('.out'));
    expect(outs.toSorted()).toEqual(samples.map(outOf).toSorted());
  });

  it('is printed as file:line:column: error; fix', () => {
    for (const name of samples.filter((one) => existsSync(new URL(outOf(one), folder)))) {
      const lines = readFileSync(new URL(outOf(name), folder), 'utf8')
        .trimEnd()
        .split('\n');
      for (const line of lines) expect(line).toMatch(/^([\w.-]+:\d+:\d+| {2}why): .*[^.]$/);
    }
  });

  it('is the only one: without it there is no warning', async () => {
    expect(await warningsAbout('_without-warnings.yaml')).toEqual([]);
  });

  it('covers every warning about a checklist', async () => {
    const files = samples.filter((name) => name.startsWith('lint-'));
    const found = (await Promise.all(files.map(warningsAbout))).flat();
    const codes = new Set([...found.map(({ code }) => code), 'lint/idle-change']);
    expect([...codes].sort()).toEqual(Object.keys(warningWords.rules).sort());
  });
});

function outOf(name: string): string {
  return name.replace(/\.\w+$/, '.out');
}

async function messageFor(name: string): Promise<string> {
  if (name.startsWith('lint-')) {
    const warnings = await warningsAbout(name);
    return warnings.map((warning) => diagnosticWithSource(warning, false)).join('\n');
  }
  try {
    await read(name);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error(`${name} has no error`);
}

/** Warnings of "align check" about a checklist without errors. */
async function warningsAbout(name: string): Promise<readonly PlacedDiagnostic[]> {
  const source = await readSource(name, readFileSync(new URL(name, folder)));
  return lintChecklist(source, parse(source, checklistSchema()));
}

/** Reads a file as the program does. Variants extend the small checklist; answers and agreed levels are for it. */
async function read(name: string): Promise<void> {
  const source = await readSource(name, readFileSync(new URL(name, folder)));
  if (name.startsWith('answers-')) {
    throwIfAny(source, match(await smallChecklist(), parse(source, answersSchema())).errors);
  } else if (name.startsWith('agreed-')) {
    throwIfAny(source, matchAgreed(await smallChecklist(), parse(source, agreedSchema())).errors);
  } else if (name.startsWith('round-')) {
    const round = parse(source, roundSchema());
    throwIfAny(source, [...checkRound(round), ...matchRound(await smallChecklist(), round)]);
  } else if (name.startsWith('brand-')) parse(source, brandSchema());
  else if (name.startsWith('variant-')) await readVariant(source);
  else parse(source, checklistSchema());
}

async function readVariant(source: Source): Promise<void> {
  const path = '_checklist.yaml';
  const parent = await readSource(path, readFileSync(new URL(path, folder)));
  const resolved = resolveVariant(Object(parent.value), Object(source.value));
  throwIfAny(source, resolved.errors);
  parse(mergedSource(source, parent, resolved), checklistSchema());
}

async function smallChecklist(): Promise<Checklist> {
  const path = '_checklist.yaml';
  const source = await readSource(path, readFileSync(new URL(path, folder)));
  return parse(source, checklistSchema());
}
