import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { align, type Outcome, type World } from './fake-io.ts';

/** A temporary folder with files in it, and the program run inside it. */
export interface Workspace {
  readonly folder: string;
  readonly run: (...args: readonly string[]) => Promise<Outcome>;
  readonly read: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => void;
}

/** Makes a folder with these files; `world` is what the program finds there besides. */
export function workspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  world: World = {},
): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    folder,
    write,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    run: (...args) => align(args, { folder, ...world }),
  };
}

/** A checklist of one point and two criteria, one of them key. */
export const CHECKLIST = `format: 1
id: small
version: 1.0.0
title: A small checklist
groups:
  marketing: {title: Marketing}
  sales: {title: Sales}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 50, title: High}
points:
  - id: only
    title: The only point
    weight: 1
    criteria:
      - id: first
        question: How much of the first?
        key: true
        levels: {0: none, 1: some, 2: all}
      - id: second
        question: How much of the second?
        levels: {0: none, 1: some, 2: all}
`;

const ADVICE = `        advice:
          0: {do: Begin., owner: Head of sales, effort: S}
          1: {do: Finish., owner: Head of sales, effort: M}
`;

/** The same without anything that a strict check would warn about. */
export const WITHOUT_WARNINGS = CHECKLIST.replace(/^ +levels: .*\n/gm, (levels) => levels + ADVICE)
  .replace(/question: How much of the (\w+)/g, 'title: The $1\n        $&')
  .replace(/title: (Low|High)}/g, 'title: $1, verdict: It is $1}');

/** The answers of somebody to that checklist, as flow YAML: "first: 2, second: 0". */
export function answers(
  id: string,
  group: string,
  said: string,
  {
    subject = 'Company',
    date = '2024-05-06',
    more = '',
    checklist = 'small',
    version = '1.0.0',
  } = {},
): string {
  return `format: 1
checklist: {id: ${checklist}, version: ${version}}
subject: ${subject}
date: ${date}
respondent: {id: ${id}, group: ${group}}
${more}
answers: {${said}}
`;
}
