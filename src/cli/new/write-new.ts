import { basename, extname } from 'node:path';
import { today } from '../day.ts';
import type { Io } from '../io.ts';
import { loadChecklist } from '../load-checklist.ts';
import { blankAnswers } from './blank-answers.ts';
import { writeNew } from './new-file.ts';
import { starter } from './starter.ts';

/**
 * Writes a checklist to begin with; its id is the name of the file.
 * @throws UserError where it cannot be written
 */
export function writeStarter(io: Io, path: string): void {
  const id = idFrom(basename(path, extname(path)));
  writeNew(io, {
    path,
    kind: 'checklist',
    write: (schema) => starter(id, schema),
    next: `change it, then run: align check ${path} --strict`,
  });
}

/**
 * Writes blank answers to a checklist.
 * @throws UserError and InputError where there is no such checklist, or the file cannot be written
 */
export async function writeBlankAnswers(io: Io, path: string, checklist: string): Promise<void> {
  const { definition } = await loadChecklist(io, checklist);
  const flag = checklist === definition.id ? '' : ` --checklist ${checklist}`;
  writeNew(io, {
    path,
    kind: 'answers',
    write: (schema) => blankAnswers(definition, schema, today(io)),
    next: `fill it in, then run: align check ${path}${flag}`,
  });
}

function idFrom(name: string): string {
  const id = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-$/, '');
  // These mean something else in YAML, or in a program.
  const isTaken = /^(?:true|false|null|constructor|prototype)$/.test(id);
  return /^[a-z]/.test(id) && !isTaken ? id : 'my-checklist';
}
