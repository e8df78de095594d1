import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import { answersSchema } from '../../src/answers/schema.ts';
import { type FileSystem, nodeFileSystem } from '../../src/io/file-system.ts';
import type { Io } from '../../src/io/io.ts';
import { readJson } from '../../src/source/json.ts';
import { parse } from '../../src/source/parse.ts';
import { decode } from '../../src/source/read.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';

/** A respondent's answers, of which the tests change one. */
export const MIA: Answers = {
  format: 1,
  checklist: { id: 'fairs', version: '1.0.0' },
  subject: 'Oakley Pumps',
  date: '2026-03-02',
  status: 'in-progress',
  respondent: { id: 'mia' },
  answers: { goal: 2 },
};

/** Mia's answers with so many seconds, so that each saving is another one. */
export function miaAt(seconds: number): Answers {
  return { ...MIA, seconds, answers: { goal: seconds % 5, team: { value: null, note: 'x\ny' } } };
}

/** An empty folder, and the part of the world that keeping answers needs. */
export function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  const shippedFolder = join(inject('packageFolder'), 'dist', 'checklists');
  const path = (name: string) => join(folder, name);
  return {
    // The rest of the world is never asked for.
    io: { folder, shippedFolder } as Io,
    path,
    names: () => readdirSync(folder).toSorted(),
    text: (name: string) => readFileSync(path(name), 'utf8'),
    answers: (name: string) => readAnswers(path(name)),
    mode: (name: string) => statSync(path(name)).mode & 0o777,
  };
}

/** Reads a file as every command does; throws where it is not whole. */
export function readAnswers(file: string): Answers {
  const text = decode(file, readFileSync(file));
  return parse(readJson(file, text) ?? readYaml(file, text), answersSchema());
}

/** A file system whose calls can be made to fail; `calls` are the names of those made so far. */
export interface FaultyFileSystem {
  readonly fs: FileSystem;
  readonly calls: string[];
  /** Decides on each call whether it fails, and how: an error code, or null. */
  faultAt: (call: string, index: number) => string | null;
  /** Maximum number of bytes per write. */
  bytesPerWrite: number;
}

/** The real file system, which fails where a test says so; a failing call does nothing. */
export function faultyFileSystem(): FaultyFileSystem {
  const faulty: FaultyFileSystem = {
    calls: [],
    faultAt: () => null,
    bytesPerWrite: Number.POSITIVE_INFINITY,
    fs: new Proxy(nodeFileSystem, {
      get: (real, name: keyof FileSystem) => {
        const call = real[name] as (...given: readonly unknown[]) => unknown;
        return (...given: readonly unknown[]) => {
          const code = faulty.faultAt(name, faulty.calls.push(name));
          // A system call that cannot say why it failed.
          if (code !== null && name === 'existsSync') return false;
          if (code !== null) throw Object.assign(new Error(`${code}: ${name}`), { code });
          if (name !== 'writeSync' || typeof given[1] === 'string') return call(...given);
          const [descriptor, bytes, offset = 0] = given as [number, Uint8Array, number?];
          const length = Math.min(bytes.length - offset, faulty.bytesPerWrite);
          return nodeFileSystem.writeSync(descriptor, bytes, offset, length);
        };
      },
    }),
  };
  return faulty;
}
